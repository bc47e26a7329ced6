package publish

import (
	"cmp"
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw/pdf"
	"lectern/app/library"
)

// meta is what a file says of itself, and what it carries.
func meta(b *brief.Brief, opt Options) (pdf.Meta, *attacher, error) {
	m := pdf.Meta{
		Title: b.Title, Author: strings.Join(b.Authors, "; "), Subject: b.Subtitle, Keywords: strings.Join(b.Keywords, ", "),
		Lang: Lang(b), Program: library.Program, Producer: Producer(opt.Version), Mark: b.Marking.String(), Date: b.AsOf,
	}
	if opt.Draft {
		m.Title = "Draft: " + m.Title
		m.NotUA = func() bool { return readable.isBroken(opt.errors()) }
	}
	if !opt.Date.IsZero() {
		m.Date = opt.Date
	}
	if m.Subject == "" {
		m.Subject = "Briefing as of " + b.AsOfWords()
	}
	a, err := attachments(b)
	if err != nil {
		return m, nil, fmt.Errorf("making the PDF of %q: %w", b.Title, err)
	}
	m.Files = a.files
	return m, a, nil
}

// Producer names the program that makes a file.
func Producer(version string) string { return strings.TrimSpace(library.Program + " " + version) }

// defaultLang is that of a brief that names none, as its format says.
const defaultLang = "en-GB"

// Lang is the language that a file says it is in (BCP 47); that of the brief may not be one.
func Lang(b *brief.Brief) string { return cmp.Or(b.Lang, defaultLang) }
