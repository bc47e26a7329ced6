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

// Face is a way to set letters: fonts in order of preference and OpenType features.
type Face struct {
	Fonts    []*draw.Font
	features []shaping.FontFeature
	lang     language.Language

	plain, text  *Face     // of a kin: with the font's own figures, and with old-style ones
	small, unica *[2]*Face // small capitals for small letters, and for all; each without and with old-style figures
}

// Plain returns the face with lining figures of one width, for tables and headings.
func (f *Face) Plain() *Face { return f.kin(f.plain) }

// Text returns the face with old-style figures, for running text, or f where its fonts have none.
func (f *Face) Text() *Face { return f.kin(f.text) }

func (f *Face) kin(k *Face) *Face {
	if k == nil {
		return f
	}
	return k
}

// Small returns the face with small capitals for small letters and, where all is set, for capitals as
// well; or f where its fonts have none. They are drawn by the font's designer, never scaled.
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

// families adds to a face its kin with old-style figures and, where there are, small capitals.
func (f *Face) families(small bool) *Face {
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

// NewFace takes feature tags such as "smcp", with a minus before those to turn off; kerning and
// ligatures are on by themselves.
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

// Faces are the typefaces with which Lectern sets: a serif for what is read, a sans for what is used.
type Faces struct {
	Serif, SerifItalic, SerifBold, SerifBoldItalic        *Face
	Sans, SansItalic, SansBold, SansBoldItalic, SansHeavy *Face
	Mono                                                  *Face
}

// Standard gives the embedded faces. A font is read when a face first needs it.
var Standard = sync.OnceValue(func() *Faces {
	font := func(name string) *draw.Font {
		return draw.NewFont(name, func() (io.ReaderAt, error) {
			file, err := assets.Fonts.Open("fonts/" + name + ".ttf")
			if err != nil {
				return nil, err
			}
			return file.(io.ReaderAt), nil // as every file of an embed.FS is
		})
	}
	arabic, arabicBold := font("NotoNaskhArabic-Regular"), font("NotoNaskhArabic-SemiBold")
	serif, sans := font("SourceSerif4-Regular"), font("SourceSans3-Regular")
	face := func(name string, arabic *draw.Font, small bool) *Face {
		return NewFace([]*draw.Font{font(name), arabic, sans}).families(small)
	}
	return &Faces{
		Serif: NewFace([]*draw.Font{serif, arabic, sans}).families(true),
		Sans:  NewFace([]*draw.Font{sans, arabic, serif}).families(true),
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

// Read reads the fonts that every page needs, so that this can be done beside other work.
func (f *Faces) Read() {
	for _, face := range []*Face{f.SansBold, f.Serif, f.Sans, f.SerifBold, f.SansHeavy, f.SansItalic} {
		face.Fonts[0].Em()
	}
}
