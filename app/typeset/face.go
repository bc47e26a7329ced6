package typeset

import (
	"fmt"
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

// Faces are those that Lectern sets with: a serif for what is read, a sans for what is used.
type Faces struct {
	Serif, SerifItalic, SerifBold, SerifBoldItalic, SmallCaps *Face
	Sans, SansItalic, SansBold, SansBoldItalic, SansHeavy     *Face
	Mono                                                      *Face
}

// Standard gives the embedded faces, read once.
var Standard = sync.OnceValue(func() *Faces {
	font := func(name string) *draw.Font {
		data, err := assets.Fonts.ReadFile("fonts/" + name + ".ttf")
		if err == nil {
			var f *draw.Font
			if f, err = draw.ParseFont(name, data); err == nil {
				return f
			}
		}
		panic(fmt.Sprintf("typeset: the embedded font %s is broken: %v", name, err)) // a fault of the build, not of any input
	}
	arabic, arabicBold := font("NotoNaskhArabic-Regular"), font("NotoNaskhArabic-SemiBold")
	serif, sans := font("SourceSerif4-Regular"), font("SourceSans3-Regular")
	face := func(name string, arabic *draw.Font, features ...string) *Face {
		return NewFace([]*draw.Font{font(name), arabic, sans}, features...)
	}
	return &Faces{
		Serif:     NewFace([]*draw.Font{serif, arabic, sans}),
		SmallCaps: NewFace([]*draw.Font{serif, arabic, sans}, "smcp"),
		Sans:      NewFace([]*draw.Font{sans, arabic, serif}),
		Mono:      NewFace([]*draw.Font{font("SourceCodePro-Regular"), sans, arabic}, "-liga"),

		SerifItalic:     face("SourceSerif4-Italic", arabic),
		SerifBold:       face("SourceSerif4-SemiBold", arabicBold),
		SerifBoldItalic: face("SourceSerif4-SemiBoldItalic", arabicBold),
		SansItalic:      face("SourceSans3-Italic", arabic),
		SansBold:        face("SourceSans3-SemiBold", arabicBold),
		SansBoldItalic:  face("SourceSans3-SemiBoldItalic", arabicBold),
		SansHeavy:       face("SourceSans3-Bold", arabicBold),
	}
})
