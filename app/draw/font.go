package draw

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Font is one static TrueType file. It is shared and never changed.
type Font struct {
	Name                               string // PostScript name
	Data                               []byte
	Ascent, Descent, XHeight, CapitalH float32 // ems, all positive
	Em                                 float32 // font units
	parsed                             *font.Font
}

// ParseFont reads a font; name is its PostScript name.
func ParseFont(name string, data []byte) (*Font, error) {
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading font %s: %w", name, err)
	}
	em := float32(face.Upem())
	extents, _ := face.FontHExtents()
	return &Font{
		Name: name, Data: data, Em: em, parsed: face.Font,
		Ascent: extents.Ascender / em, Descent: -extents.Descender / em,
		XHeight: face.LineMetric(font.XHeight) / em, CapitalH: face.LineMetric(font.CapHeight) / em,
	}, nil
}

// Has reports whether the font has a glyph for r.
func (f *Font) Has(r rune) bool {
	_, ok := f.parsed.NominalGlyph(r)
	return ok
}

// Faces gives the faces of fonts. A face caches and so serves one goroutine; the zero value is
// ready, and each goroutine that shapes or draws has its own.
type Faces struct{ of map[*Font]*font.Face }

// Face is f's face for this goroutine.
func (s *Faces) Face(f *Font) *font.Face {
	face, ok := s.of[f]
	if !ok {
		if s.of == nil {
			s.of = map[*Font]*font.Face{}
		}
		face = font.NewFace(f.parsed)
		s.of[f] = face
	}
	return face
}

// Natural is a glyph's own advance, before kerning, in ems.
func (s *Faces) Natural(f *Font, glyph uint16) float32 {
	return s.Face(f).HorizontalAdvance(font.GID(glyph)) / f.Em
}

// Outline appends a glyph's contours with its origin at (x, y), size units an em.
func (s *Faces) Outline(f *Font, glyph uint16, p *Path, x, y, size float32) {
	outline, ok := s.Face(f).GlyphDataOutline(font.GID(glyph))
	if !ok {
		return
	}
	k := size / f.Em
	for _, seg := range outline.Segments {
		a, b := seg.Args[0], seg.Args[1]
		switch seg.Op {
		case opentype.SegmentOpMoveTo:
			p.MoveTo(x+float32(a.X*k), y-float32(a.Y*k))
		case opentype.SegmentOpLineTo:
			p.LineTo(x+float32(a.X*k), y-float32(a.Y*k))
		case opentype.SegmentOpQuadTo:
			p.QuadTo(x+float32(a.X*k), y-float32(a.Y*k), x+float32(b.X*k), y-float32(b.Y*k))
		}
	}
}
