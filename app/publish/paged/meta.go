package paged

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw/pdf"
	"lectern/app/folder"
	"lectern/app/publish/output"
)

// meta returns the metadata and the attachments of a file.
func meta(b *brief.Brief, opt *output.Options) (pdf.Meta, *output.Attachments, error) {
	m := pdf.Meta{
		Title: opt.Title(b.Title), Author: strings.Join(b.Authors, "; "), Subject: b.Subtitle, Keywords: strings.Join(b.Keywords, ", "),
		Lang: output.Lang(b), Program: folder.Program, Producer: output.Producer(opt.Version), Mark: b.Marking.String(), Date: opt.DateOf(b),
		NotUA: func() bool { return opt.Flaws().NotUA },
	}
	if m.Subject == "" {
		m.Subject = "Briefing as of " + b.AsOfWords()
	}
	a, err := output.Attach(b, opt)
	if err != nil {
		return m, nil, fmt.Errorf("making the PDF of %q: %w", b.Title, err)
	}
	if !a.Bare {
		m.Files = a.Files
	}
	return m, a, nil
}
