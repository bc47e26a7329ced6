package output

import (
	"cmp"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw/pdf"
	"lectern/app/folder"
)

// Meta returns what any file says of itself, without the files attached to it.
func Meta(b *brief.Brief, opt *Options) pdf.Meta {
	return pdf.Meta{
		Title: opt.Title(b.Title), Author: strings.Join(b.Authors, "; "), Subject: cmp.Or(b.Subtitle, "Briefing as of "+b.AsOfWords()), Keywords: strings.Join(b.Keywords, ", "),
		Lang: Lang(b), Program: folder.Program, Producer: Producer(opt.Version), Mark: b.Marking.String(), Date: opt.DateOf(b),
		NotUA: func() bool { return opt.Flaws().NotUA },
		NotA:  func() bool { return opt.Flaws().NotA },
	}
}
