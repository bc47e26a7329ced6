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
func meta(b *brief.Brief, opt *output.Options, m brief.Medium) (pdf.Meta, *output.Attachments, error) {
	file := pdf.Meta{
		Title: opt.Title(b.Title), Author: strings.Join(b.Authors, "; "), Subject: b.Subtitle, Keywords: strings.Join(b.Keywords, ", "),
		Lang: output.Lang(b), Program: folder.Program, Producer: output.Producer(opt.Version), Mark: b.Marking.String(), Date: opt.DateOf(b),
		NotUA: func() bool { return opt.Flaws().NotUA },
	}
	if file.Subject == "" {
		file.Subject = "Briefing as of " + b.AsOfWords()
	}
	a, err := output.NewAttachments(b, opt, m)
	if err != nil {
		return file, nil, fmt.Errorf("making the PDF of %q: %w", b.Title, err)
	}
	if a.How != output.AttachNone {
		file.Files = a.Files
	}
	return file, a, nil
}
