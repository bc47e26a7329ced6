package publish

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw/pdf"
	"lectern/app/library"
)

// meta is what a file says of itself, and what it carries.
func meta(b *brief.Brief, opt Options) (pdf.Meta, error) {
	m := pdf.Meta{
		Title: b.Title, Author: strings.Join(b.Authors, "; "), Subject: b.Subtitle, Keywords: strings.Join(b.Keywords, ", "),
		Lang: b.Lang, Program: library.Program, Producer: producer(opt.Version), Mark: b.Marking.String(), Date: b.AsOf,
	}
	if opt.Draft {
		m.Title = "Draft: " + m.Title
		m.NotUA = func() bool { return readable.isBroken(opt.errors()) }
	}
	if !opt.Date.IsZero() {
		m.Date = opt.Date
	}
	if m.Lang == "" {
		m.Lang = "en-GB"
	}
	if m.Subject == "" {
		m.Subject = "Briefing as of " + b.AsOfWords()
	}
	var err error
	if m.Files, err = attachments(b); err != nil {
		return m, fmt.Errorf("making the PDF of %q: %w", b.Title, err)
	}
	return m, nil
}

// producer names the program that makes a file.
func producer(version string) string { return strings.TrimSpace(library.Program + " " + version) }
