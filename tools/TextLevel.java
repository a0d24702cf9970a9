import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.AbstractRepeatedWordsRule;
import org.languagetool.rules.Rule;
import org.languagetool.rules.TextLevelRule;
import org.languagetool.rules.UppercaseSentenceStartRule;

/** Prints language, id and category of the rules that look beyond the paragraph. */
public class TextLevel {
  public static void main(String[] codes) {
    for (String code : codes) {
      for (Rule rule : new JLanguageTool(Languages.getLanguageForShortCode(code)).getAllRules()) {
        if (rule instanceof TextLevelRule && looksFurther((TextLevelRule) rule)) {
          String id = (rule instanceof UppercaseSentenceStartRule ? "^" : "") + rule.getId()
              + (rule instanceof AbstractRepeatedWordsRule ? "_*" : "");
          String category = rule.getCategory().getId().toString();
          System.out.println(String.join("\t", code.split("-")[0], id, category));
        }
      }
    }
  }

  /** Two kinds say 0 and look back all the same: patterns that count earlier matches,
      and that on capitals, which minds how the paragraph before ends. */
  private static boolean looksFurther(TextLevelRule rule) {
    return rule.minToCheckParagraph() != 0
        || rule instanceof UppercaseSentenceStartRule
        || rule.getClass().getName().contains("PatternRuleTransformer");
  }
}
