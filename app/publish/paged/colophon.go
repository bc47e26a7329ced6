package paged

import (
	"strings"

	"lectern/app/compose"
	"lectern/app/publish/output"
)

// facts returns the lines of the colophon.
func (p *press) facts() []compose.Fact {
	facts := append(output.Identity(p.b, &p.opt, p.attached.Files), compose.Fact{Name: "Standards", Words: standards(p.opt.Flaws())})
	if p.attached.How == output.AttachNone {
		facts = append(facts, compose.Fact{Name: "Attached", Words: "Nothing. The content named above is that of the brief\u2019s files without what no page shows."})
		return append(facts, output.Credits()...)
	}
	for _, f := range p.attached.Files {
		facts = append(facts, compose.Fact{Name: f.Name, Words: "Attached: " + lower(f.Description)})
	}
	switch left := p.attached.Withheld.Words(); {
	case left == "":
	case p.attached.How == output.AttachAll:
		facts = append(facts, compose.Fact{Name: "Not on the pages", Words: "Attached, too: " + left + "."})
	default:
		facts = append(facts, compose.Fact{Name: "Left out", Words: "Of the attached files: " + left + ", which no page shows."})
	}
	edit := "lectern open FILE.pdf -o FOLDER makes a folder again from which this file can be made."
	if p.attached.Cut && p.attached.Table == "" {
		edit = "lectern open FILE.pdf -o FOLDER makes a folder of the attached files. It has those incidents only, not all from which this file was made."
	}
	return append(append(facts, compose.Fact{Name: "To edit", Words: edit}), output.Credits()...)
}

// standards returns the standards that the file conforms to.
func standards(f output.Flaws) string {
	switch {
	case f.NotA:
		return "None: fonts lack characters of the text."
	case f.NotUA:
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
