import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.AbstractRepeatedWordsRule;
import org.languagetool.rules.Rule;
import org.languagetool.rules.TextLevelRule;

/** Prints language, id and category of the rules that look beyond the paragraph. */
public class TextLevel {
  public static void main(String[] codes) {
    for (String code : codes) {
      for (Rule rule : new JLanguageTool(Languages.getLanguageForShortCode(code)).getAllRules()) {
        if (rule instanceof TextLevelRule && looksFurther((TextLevelRule) rule)) {
          String more = rule instanceof AbstractRepeatedWordsRule ? "_*" : "";
          System.out.println(String.join("\t",
              code.split("-")[0], rule.getId() + more, rule.getCategory().getId().toString()));
        }
      }
    }
  }

  /** Rules of patterns that count earlier matches say 0, and look back all the same. */
  private static boolean looksFurther(TextLevelRule rule) {
    return rule.minToCheckParagraph() != 0
        || rule.getClass().getName().contains("PatternRuleTransformer");
  }
}
