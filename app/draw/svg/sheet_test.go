package svg_test

import (
	"fmt"
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/svg"
	"lectern/app/typeset"
)

func part(id string, shapes func(c draw.Canvas, p *draw.Palette)) svg.Part {
	return svg.Part{W: 40, H: 20, Attrs: ` role="img"`, Head: "<title>x</title>", ID: id, Draw: shapes}
}

func TestPartsOfADocumentShareClassesForColoursAndFaces(t *testing.T) {
	var sheet svg.Sheet
	word := typeset.NewShaper().Word(typeset.Standard().SansBold, "Kabul", false)
	shapes := func(c draw.Canvas, p *draw.Palette) {
		var path draw.Path
		path.AddRect(draw.Rect{X: 1, Y: 2, W: 3, H: 4})
		c.Clip(draw.Rect{W: 40, H: 20})
		c.Fill(&path, p.Page)
		c.Fill(&path, p.Focus) // the same as Page in the light theme only
		c.Stroke(&path, draw.Stroke{Width: 2}, p.Killed)
		c.Halo(word, 5, 15, 10, 1, p.Land)
		c.Text(word, 5, 15, 10, p.Town)
		c.Unclip()
	}
	first, err := sheet.Draw(part("a-", shapes))
	if err != nil {
		t.Fatal(err)
	}
	want := `<svg viewBox="0 0 40 20" role="img"><title>x</title>
<clipPath id="a-clip1"><rect x="0" y="0" width="40" height="20"/></clipPath>
<g clip-path="url(#a-clip1)">
<path d="m1 2 3 0 0 4-3 0z" class="f0"/>
<path d="m1 2 3 0 0 4-3 0z" class="f1"/>
<path d="m1 2 3 0 0 4-3 0z" class="s2" stroke-width="2"/>
<text x="5" y="15" font-size="10" textLength="25.03" class="t0 s3" stroke-width="2" stroke-linejoin="round" aria-hidden="true">Kabul</text>
<text x="5" y="15" font-size="10" textLength="25.03" class="t0 f4">Kabul</text>
</g>
</svg>
`
	if string(first) != want {
		t.Errorf("got\n%s", first)
	}
	second, err := sheet.Draw(part("b-", shapes))
	if err != nil || strings.ReplaceAll(string(second), "b-clip", "a-clip") != want {
		t.Errorf("drawn again, %v:\n%s", err, second)
	}
	light, dark := string(sheet.Inks(false)), string(sheet.Inks(true))
	for _, c := range []struct{ in, rule string }{
		{light, ".f1{fill:#fdfcf9}.s1{fill:none;stroke:#fdfcf9}"},
		{dark, ".f0{fill:#1f2327}"},
		{dark, ".f1{fill:#353b41}"},
		{string(sheet.Faces()), ".t0{font-family:'Source Sans 3', sans-serif;font-weight:600;font-style:normal}"},
	} {
		if !strings.Contains(c.in, c.rule) {
			t.Errorf("no rule %s in\n%s", c.rule, c.in)
		}
	}
}

func TestLinksStandBesideThePicture(t *testing.T) {
	p := part("a-", func(c draw.Canvas, p *draw.Palette) {})
	p.Links = func(c draw.Canvas) { c.Link(draw.Rect{W: 4, H: 4}, draw.Target{Anchor: "row 1", Words: "A row"}) }
	got, err := new(svg.Sheet).Draw(p)
	want := `<svg viewBox="0 0 40 20"><title>x</title><g role="img">
</g><g aria-hidden="true">
<a href="#row%201" tabindex="-1"><title>A row</title><rect x="0" y="0" width="4" height="4" fill-opacity="0"/></a>
</g></svg>
`
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestADrawingThatDiffersInTheDarkIsRefused(t *testing.T) {
	var sheet svg.Sheet
	_, err := sheet.Draw(part("a-", func(c draw.Canvas, p *draw.Palette) {
		var path draw.Path
		path.AddCircle(5, 5, 3)
		c.Fill(&path, p.Ink)
		if p.Dark {
			c.Fill(&path, p.Page)
		}
	}))
	if err == nil {
		t.Error("it was drawn")
	}
}

// A path that is written in steps ends where it should, however many there are.
func TestStepsOfAPathDoNotAddUpTheirRounding(t *testing.T) {
	var sheet svg.Sheet
	got, err := sheet.Draw(part("a-", func(c draw.Canvas, p *draw.Palette) {
		var path draw.Path
		path.MoveTo(0, 0)
		for i := range 100 {
			path.LineTo(float32(i+1)*0.26, 0)
		}
		path.LineTo(26, 10)
		path.Close()
		c.Fill(&path, p.Ink)
	}))
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(got), `d="m0 0 `)
	steps, _, _ := strings.Cut(after, "z")
	sum := 0.0
	for i, field := range strings.Fields(steps) {
		var v float64
		if _, err := fmt.Sscan(field, &v); err != nil {
			t.Fatalf("%q: %v", field, err)
		}
		if i%2 == 0 {
			sum += v
		}
	}
	if sum < 25.999 || sum > 26.001 {
		t.Errorf("the steps lead to %v", sum)
	}
}
