package svg

import (
	"bytes"
	"fmt"
	"strings"

	"lectern/app/draw"
)

// Sheet collects the colours and typefaces of the drawings inside one HTML document. They become
// classes, so that the document's style sheet shows all drawings light or dark. The zero value is ready.
// It serves one goroutine.
type Sheet struct {
	pairs []pair
	faces []face
	dark  []draw.Ink // of the drawing in hand, in the order of use
	light bool       // the dark inks are known
}

// pair is a colour on a light and on a dark background.
type pair struct{ light, dark draw.Ink }

type face struct{ family, weight, style string }

// Part is a drawing within a document.
type Part struct {
	W, H  float32
	Attrs string // of the picture, escaped, with a space before
	Head  string // what stands first in it, escaped: title and desc
	ID    string // before the ids within, which the document must not have otherwise
	Draw  func(c draw.Canvas, p *draw.Palette)
	Links func(c draw.Canvas) // over the picture, for the pointer; nil: none
}

// Draw returns a part as an svg element. It draws the part twice, light and dark, and pairs the colours by
// their order, so part.Draw must draw the same in both.
func (s *Sheet) Draw(part Part) ([]byte, error) {
	s.dark, s.light = s.dark[:0], false
	part.Draw(&Canvas{in: s}, &draw.Dark)
	s.light = true
	c := &Canvas{in: s, id: part.ID}
	if part.Links == nil {
		fmt.Fprintf(&c.b, `<svg viewBox="0 0 %s %s"%s>%s`+"\n", number(part.W), number(part.H), part.Attrs, part.Head)
		part.Draw(c, &draw.Light)
	} else { // outside the picture, because a picture has no parts for a screen reader
		fmt.Fprintf(&c.b, `<svg viewBox="0 0 %s %s">%s<g%s>`+"\n", number(part.W), number(part.H), part.Head, part.Attrs)
		part.Draw(c, &draw.Light)
		c.b.WriteString(`</g><g aria-hidden="true">` + "\n")
		part.Links(c)
		c.b.WriteString("</g>")
	}
	if len(s.dark) > 0 {
		return nil, fmt.Errorf("drawing %s: %d colours of the dark drawing have no place in the light one", part.ID, len(s.dark))
	}
	return c.Bytes()
}

// classes returns the attribute that names others and the class of an ink; letter says whether it fills
// or strokes.
func (s *Sheet) classes(letter string, ink draw.Ink, others []string) string {
	if !s.light {
		s.dark = append(s.dark, ink)
		return ""
	}
	both := pair{light: ink, dark: ink}
	if len(s.dark) > 0 {
		both.dark, s.dark = s.dark[0], s.dark[1:]
	}
	return fmt.Sprintf(`class="%s"`, strings.Join(append(others, fmt.Sprint(letter, place(&s.pairs, both))), " "))
}

func (s *Sheet) face(family, weight, style string) string {
	return fmt.Sprint("t", place(&s.faces, face{family, weight, style}))
}

// place returns the index of a value in a list, to which it is added if it isn't there.
func place[T comparable](list *[]T, v T) int {
	for i, one := range *list {
		if one == v {
			return i
		}
	}
	*list = append(*list, v)
	return len(*list) - 1
}

// Inks returns the rules for the colours of all parts drawn so far.
func (s *Sheet) Inks(dark bool) []byte {
	var b bytes.Buffer
	for i, p := range s.pairs {
		ink := p.light
		if dark {
			ink = p.dark
		}
		fmt.Fprintf(&b, ".f%d{fill:%s}.s%[1]d{fill:none;stroke:%[2]s}\n", i, hex(ink))
	}
	return b.Bytes()
}

// Faces returns the rules for the typefaces of all parts drawn so far.
func (s *Sheet) Faces() []byte {
	var b bytes.Buffer
	for i, f := range s.faces {
		fmt.Fprintf(&b, ".t%d{font-family:%s;font-weight:%s;font-style:%s}\n", i, f.family, f.weight, f.style)
	}
	return b.Bytes()
}
