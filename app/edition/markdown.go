package edition

import (
	"strings"

	"lectern/app/brief"
)

// Markdown returns the changes as Markdown, in which a reader of plain text finds the way, too.
func (c *Changes) Markdown() string {
	var out strings.Builder
	out.WriteString("# " + escaped(c.Title) + "\n")
	if c.Marking != brief.Unmarked {
		out.WriteString("\nHandling: " + c.Marking.String() + "\n")
	}
	if len(c.Parts) == 0 {
		out.WriteString("\n" + Nothing + "\n")
	}
	for _, p := range c.Parts {
		out.WriteString("\n## " + p.Heading + "\n\n")
		for _, e := range p.Entries {
			out.WriteString("- **" + e.Turn + ".** " + escaped(e.Words) + "\n")
			for _, d := range e.Details {
				out.WriteString("    - " + escaped(d) + "\n")
			}
		}
		for _, rest := range []string{p.Unlisted, p.Unchanged} {
			if rest != "" {
				out.WriteString("\n" + rest + "\n")
			}
		}
	}
	return out.String()
}

// Nothing says that the editions don't differ.
const Nothing = "Judgements, recommendations, incidents, sources and sections are as before."

// escaped returns words that Markdown reads as themselves.
func escaped(words string) string { return markup.Replace(strings.Join(strings.Fields(words), " ")) }

var markup = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`, "~", `\~`, "^", `\^`, "$", `\$`, "@", `\@`, "#", `\#`)
