package typeset

import (
	"io"
	"sync"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"

	"lectern/app/draw"
	"lectern/assets"
)

// Face is a typeface in one style: fonts in order of preference and OpenType features.
type Face struct {
	Fonts    []*draw.Font
	features []shaping.FontFeature
	lang     language.Language

	plain, text  *Face     // variants with lining and with old-style figures
	small, unica *[2]*Face // variants with small capitals for small letters, and for all letters; each with lining and with old-style figures
}

// Plain returns the face with lining figures of one width, for tables and headings.
func (f *Face) Plain() *Face { return f.or(f.plain) }

// Text returns the face with old-style figures, for running text, or f where its fonts have none.
func (f *Face) Text() *Face { return f.or(f.text) }

// or returns k, or f if k is nil.
func (f *Face) or(k *Face) *Face {
	if k == nil {
		return f
	}
	return k
}

// Small returns the face with small capitals for small letters and, if all is set, for capitals as well;
// or f if its fonts have none. Small capitals are glyphs of the font, never scaled capitals.
func (f *Face) Small(all bool) *Face {
	k := f.small
	if all {
		k = f.unica
	}
	if k == nil {
		return f
	}
	if f == f.text {
		return k[1]
	}
	return k[0]
}

// withVariants adds the variants of a face with old-style figures and, if small is set, small capitals.
func (f *Face) withVariants(small bool) *Face {
	with := func(tags ...string) *Face { return NewFace(f.Fonts, tags...) }
	f.plain, f.text = f, with("onum", "pnum")
	if small {
		f.small = &[2]*Face{with("smcp"), with("smcp", "onum", "pnum")}
		f.unica = &[2]*Face{with("smcp", "c2sc"), with("smcp", "c2sc", "onum", "pnum")}
	}
	t := f.text
	t.plain, t.text, t.small, t.unica = f, t, f.small, f.unica
	return f
}

// NewFace returns a face with OpenType features by their tags, such as "smcp"; "-liga" turns one off.
// Kerning and ligatures are on by default.
func NewFace(fonts []*draw.Font, features ...string) *Face {
	f := &Face{Fonts: fonts, lang: language.NewLanguage("en")}
	for _, tag := range features {
		value := uint32(1)
		if tag[0] == '-' {
			tag, value = tag[1:], 0
		}
		f.features = append(f.features, shaping.FontFeature{Tag: opentype.MustNewTag(tag), Value: value})
	}
	return f
}

// Has reports whether one of the face's fonts has a glyph for r.
func (f *Face) Has(r rune) bool {
	for _, one := range f.Fonts {
		if one.Has(r) {
			return true
		}
	}
	return false
}

// Faces holds the typefaces of Lectern: a serif for running text, a sans serif for controls, tables and
// headings, a monospaced one for code.
type Faces struct {
	Serif, SerifItalic, SerifBold, SerifBoldItalic        *Face
	Sans, SansItalic, SansBold, SansBoldItalic, SansHeavy *Face
	Mono                                                  *Face
}

// Standard returns the embedded faces. A font is read when a face first needs it.
var Standard = sync.OnceValue(func() *Faces {
	font := func(name string) *draw.Font {
		return draw.NewFont(name, func() (io.ReaderAt, error) {
			file, err := assets.Fonts.Open("fonts/" + name + ".ttf")
			if err != nil {
				return nil, err
			}
			return file.(io.ReaderAt), nil // every file of an embed.FS is one
		})
	}
	arabic, arabicBold := font("NotoNaskhArabic-Regular"), font("NotoNaskhArabic-SemiBold")
	serif, sans := font("SourceSerif4-Regular"), font("SourceSans3-Regular")
	face := func(name string, arabic *draw.Font, small bool) *Face {
		return NewFace([]*draw.Font{font(name), arabic, sans}).withVariants(small)
	}
	return &Faces{
		Serif: NewFace([]*draw.Font{serif, arabic, sans}).withVariants(true),
		Sans:  NewFace([]*draw.Font{sans, arabic, serif}).withVariants(true),
		Mono:  NewFace([]*draw.Font{font("SourceCodePro-Regular"), sans, arabic}, "-liga"),

		SerifItalic:     face("SourceSerif4-Italic", arabic, false),
		SerifBold:       face("SourceSerif4-SemiBold", arabicBold, true),
		SerifBoldItalic: face("SourceSerif4-SemiBoldItalic", arabicBold, false),
		SansItalic:      face("SourceSans3-Italic", arabic, false),
		SansBold:        face("SourceSans3-SemiBold", arabicBold, true),
		SansBoldItalic:  face("SourceSans3-SemiBoldItalic", arabicBold, false),
		SansHeavy:       face("SourceSans3-Bold", arabicBold, true),
	}
})

// Read reads the fonts that every page needs, so that it can be done ahead on another goroutine.
func (f *Faces) Read() {
	for _, face := range []*Face{f.SansBold, f.Serif, f.Sans, f.SerifBold, f.SansHeavy, f.SansItalic} {
		face.Fonts[0].Em()
	}
}
