package paged

import (
	"strings"

	"lectern/app/compose"
	"lectern/app/publish/output"
)

// facts returns the lines of the colophon.
func (p *press) facts() []compose.Fact {
	facts := append(output.Identity(p.b, &p.opt, p.attached.Files), compose.Fact{Name: "Standards", Words: standards(p.opt.Flaws().NotUA)})
	if p.attached.Bare {
		facts = append(facts, compose.Fact{Name: "Attached", Words: "Nothing. The content named above is that of the files from which this file was made."})
		return append(facts, output.Credits()...)
	}
	for _, f := range p.attached.Files {
		facts = append(facts, compose.Fact{Name: f.Name, Words: "Attached: " + lower(f.Description)})
	}
	edit := "lectern open FILE.pdf -o FOLDER makes the folder again from which this file was made."
	if p.attached.Cut {
		edit = "lectern open FILE.pdf -o FOLDER makes a folder of the attached files. It has those incidents only, not all from which this file was made."
	}
	return append(append(facts, compose.Fact{Name: "To edit", Words: edit}), output.Credits()...)
}

// standards returns the standards that the file conforms to.
func standards(notUA bool) string {
	if notUA {
		return "PDF/A-3a (ISO 19005-3)"
	}
	return "PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3)"
}

// lower returns a description with a small first letter, unless its first word is one such as CSV.
func lower(s string) string {
	if len(s) > 1 && (s[1] == ' ' || s[1] >= 'a' && s[1] <= 'z') {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}
