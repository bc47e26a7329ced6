package compose

import (
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
	"lectern/briefs"
)

const (
	measure = 618
	wide    = 700
)

func open(b *testing.B) *brief.Brief {
	b.Helper()
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		b.Fatal(err)
	}
	opened, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	return opened
}

func page(from *brief.Brief, setter *typeset.Setter) *typeset.Column {
	c := New(from, Screen(19), measure, wide, setter)
	var document Document
	c.Front(&document)
	c.Body(&document)
	c.Notes(&document)
	c.Sources(&document, nil)
	return setter.Stack(document.Blocks, typeset.Setting{Measure: wide, Hyphens: typeset.HyphensFor(from.Lang)})
}

// From files to the first screen, without the window, the basemap decoded.
func BenchmarkOpenToFirstScreen(b *testing.B) {
	atlas.Load()
	typeset.Standard()
	_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Page)
	b.ReportAllocs()
	for b.Loop() {
		column := page(open(b), typeset.NewSetter())
		painter := typeset.Painter{Palette: &draw.Light}
		painter.Paint(canvas, column, 0, 800, draw.Point{})
	}
}

// Six thousand words set anew at another size, as when the window is made wider.
func BenchmarkRelayout(b *testing.B) {
	const paragraph = "In the spring the group claimed responsibility for four attacks in the province, of which two were " +
		"confirmed by the authorities and by residents; the others rest on a single agency’s report and are counted here as reported. " +
		"Officials spoke of difficult negotiations over several districts, while international observers described the reorganisation as incomplete.\n\n"
	words := len(strings.Fields(paragraph))
	style := Screen(19).Body
	var blocks []typeset.Block
	for range 6000 / words {
		blocks = append(blocks, typeset.Block{Text: typeset.NewText(strings.TrimSpace(paragraph), &style.Style), Leading: style.Leading, Below: 12})
	}
	setter := typeset.NewSetter()
	hyphens := typeset.HyphensFor("en-GB")
	setter.Stack(blocks, typeset.Setting{Measure: measure, Hyphens: hyphens})
	narrow := float32(0)
	b.ReportAllocs()
	for b.Loop() {
		narrow = 20 - narrow
		setter.Stack(blocks, typeset.Setting{Measure: measure - narrow, Hyphens: hyphens})
	}
}

// A band of 1280 by 800 of text, its glyphs seen before.
func BenchmarkDrawBand(b *testing.B) {
	column := page(open(b), typeset.NewSetter())
	_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Page)
	painter := typeset.Painter{Palette: &draw.Light}
	from := column.Height / 2
	b.ReportAllocs()
	for b.Loop() {
		canvas.Clear(draw.Light.Page)
		painter.Paint(canvas, column, from, from+800, draw.Point{X: 100})
	}
}
