package paged

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/draw/pdf"
	"lectern/app/publish/output"
)

// meta returns the metadata and the attachments of a file.
func meta(b *brief.Brief, opt *output.Options, m brief.Medium) (pdf.Meta, *output.Attachments, error) {
	file := output.Meta(b, opt)
	a, err := output.NewAttachments(b, opt, m)
	if err != nil {
		return file, nil, fmt.Errorf("making the PDF of %q: %w", b.Title, err)
	}
	if a.How != output.AttachNone {
		file.Files = a.Files
	}
	return file, a, nil
}
