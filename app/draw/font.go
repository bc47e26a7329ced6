package draw

import (
	"fmt"
	"io"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Font is a static TrueType font whose tables are read when they are first needed. It is immutable and
// safe for concurrent use. Its methods panic where the file is not a font: fonts are embedded, so that is
// a fault of the build and not of any input.
type Font struct {
	Name     string // PostScript name
	file     func() *sfnt
	shapes   func() *shapes
	outlines func() *font.Font
}

// shapes is a font without its outlines: characters, widths and layout.
type shapes struct {
	face                *font.Face // used for the advances of glyphs only, so several goroutines may share it
	em, ascent, descent float32
}

// NewFont returns the font in a file that is opened when it is first needed; name is its PostScript name.
func NewFont(name string, open func() (io.ReaderAt, error)) *Font {
	f := &Font{Name: name}
	f.file = sync.OnceValue(func() *sfnt {
		file, err := open()
		if err == nil {
			var of *sfnt
			if of, err = openSfnt(file); err == nil {
				return of
			}
		}
		panic(f.broken(err))
	})
	// Half of the work is the outlines, which only a raster needs, and the names of glyphs, which nobody needs.
	f.shapes = sync.OnceValue(func() *shapes {
		face := f.parse("GDEF", "GPOS", "GSUB")
		listCoverages(face.Font)
		em := float32(face.Upem())
		extents, _ := face.FontHExtents()
		return &shapes{face, em, extents.Ascender / em, -extents.Descender / em}
	})
	f.outlines = sync.OnceValue(func() *font.Font { return f.parse("glyf", "loca").Font })
	return f
}

func (f *Font) broken(err error) string { return fmt.Sprintf("reading the font %s: %v", f.Name, err) }

// parse reads the tables that every use needs, and some more.
func (f *Font) parse(more ...string) *font.Face {
	face, err := font.ParseTTF(f.file().only(append(more, "OS/2", "cmap", "head", "hhea", "hmtx", "maxp")...))
	if err != nil {
		panic(f.broken(err))
	}
	return face
}

// Table returns a copy of a table of the font's file, or nil.
func (f *Font) Table(tag string) []byte {
	data, err := f.file().table(tag)
	if err != nil {
		panic(f.broken(err))
	}
	return data
}

// Em returns the number of font units in an em.
func (f *Font) Em() float32 { return f.shapes().em }

// Extents returns how far the font's lines reach above and below the baseline, in ems, both positive.
func (f *Font) Extents() (ascent, descent float32) { return f.shapes().ascent, f.shapes().descent }

// Has reports whether the font has a glyph for r.
func (f *Font) Has(r rune) bool {
	_, ok := f.shapes().face.Font.NominalGlyph(r)
	return ok
}

// Faces holds a face of each font for one goroutine, since a face caches. The zero value is ready; each
// goroutine that shapes or draws needs its own.
type Faces struct{ shapes, outlines map[*Font]*font.Face }

// Face returns the face of f without outlines, for shaping.
func (s *Faces) Face(f *Font) *font.Face {
	face, ok := s.shapes[f]
	if !ok {
		if s.shapes == nil {
			s.shapes = map[*Font]*font.Face{}
		}
		clone := *f.shapes().face // its table of extents stays empty where there are no outlines, and may be shared
		face = &clone
		s.shapes[f] = face
	}
	return face
}

// outlined returns the face of f with outlines.
func (s *Faces) outlined(f *Font) *font.Face {
	face, ok := s.outlines[f]
	if !ok {
		if s.outlines == nil {
			s.outlines = map[*Font]*font.Face{}
		}
		face = font.NewFace(f.outlines())
		s.outlines[f] = face
	}
	return face
}

// Advance returns a glyph's advance before kerning, in ems.
func (f *Font) Advance(glyph uint16) float32 {
	return f.shapes().face.HorizontalAdvance(font.GID(glyph)) / f.Em()
}

// Outline appends a glyph's contours with its origin at (x, y), size units an em.
func (s *Faces) Outline(f *Font, glyph uint16, p *Path, x, y, size float32) {
	outline, ok := s.outlined(f).GlyphDataOutline(font.GID(glyph))
	if !ok {
		return
	}
	k := size / f.Em()
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
