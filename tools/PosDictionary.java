import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;

/** Prints form, lemma and tag of every entry of a Morfologik dictionary. */
public class PosDictionary {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (WordData entry : new DictionaryLookup(Dictionary.read(Path.of(arguments[0])))) {
      out.println(String.join("\t", entry.getWord(), entry.getStem(), entry.getTag()));
    }
    out.flush();
  }
}
