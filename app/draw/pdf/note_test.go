package pdf_test

import (
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/golden"
)

func TestANoteIsAnAnnotationWithASignAndATag(t *testing.T) {
	d := pdf.New(pdf.Meta{Title: "Notes", Lang: "en-GB"})
	d.Page(200, 100)
	d.Begin(draw.Tag{Role: draw.Sect})
	d.Note(draw.Rect{X: 10, Y: 20, W: 18, H: 18}, "Speaker\u2019s notes", "Say it (slowly).\nThen wait.", draw.Light.Accent)
	d.End()
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	plain := golden.Check(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/Subtype /Text", "/F 28", "/Rect [\n    10\n    62\n    28\n    80\n  ]", "/StructParent 1", "/S /Annot", "/Type /OBJR", "/AP <<", "/Subtype /Form"} {
		if !strings.Contains(plain, want) {
			t.Errorf("no %s in\n%s", want, plain)
		}
	}
	golden.Check(t, data, "qpdf", "--check", "FILE")
}
