package pptx

import (
	"lectern/app/draw/pdf"
	"lectern/app/publish/output"
)

// core returns the properties of the document: title, authors, dates, handling mark, and that it has notes.
func core(m *pdf.Meta, notes output.Notes) *element {
	root := elem("cp:coreProperties",
		"xmlns:cp", packageNS+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	for _, p := range [][2]string{
		{"dc:title", m.Title},
		{"dc:subject", m.Subject},
		{"dc:creator", m.Author},
		{"cp:keywords", m.Keywords},
		{"dc:description", notes.Words()},
		{"dc:language", m.Lang},
		{"cp:category", m.Mark},
	} {
		if p[1] != "" {
			root.with(textElem(p[0], p[1]))
		}
	}
	if m.Date.IsZero() {
		return root
	}
	for _, name := range []string{"dcterms:created", "dcterms:modified"} {
		e := textElem(name, m.Date.UTC().Format("2006-01-02T15:04:05Z"))
		e.set("xsi:type", "dcterms:W3CDTF")
		root.with(e)
	}
	return root
}

// app returns the properties of the program.
func app(m *pdf.Meta) *element {
	return elem("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties").with(textElem("Application", m.Producer))
}
