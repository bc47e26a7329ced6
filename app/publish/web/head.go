package web

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the style and the script
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"lectern/app/draw"
	"lectern/app/fold"
	"lectern/app/publish/output"
	"lectern/app/typeset"
	"lectern/assets"
)

//go:embed style.css
var styleSheet []byte

//go:embed table.js
var tableFile string

// tableScript returns the page's script. It has no line end at its end, because the Nu checker computes the hash
// without one.
var tableScript = sync.OnceValue(func() []byte { return bytes.TrimSpace([]byte(fold.JavaScript() + tableFile)) })

// webFonts lists the embedded fonts. Heavier weights and other scripts use the reader's fonts.
var webFonts = []struct{ file, family, weight, style string }{
	{"SourceSerif4-Regular", "Source Serif 4", "400", "normal"},
	{"SourceSerif4-Italic", "Source Serif 4", "400", "italic"},
	{"SourceSerif4-SemiBold", "Source Serif 4", "600", "normal"},
	{"SourceSans3-Regular", "Source Sans 3", "400", "normal"},
	{"SourceSans3-Italic", "Source Sans 3", "400", "italic"},
	{"SourceSans3-SemiBold", "Source Sans 3", "600", "normal"},
}

// head writes the metadata and the style sheet. The policy allows this style and this script by their hashes,
// and pictures and fonts that are in the page, so nothing is ever fetched.
func (p *page) head(opt output.Options) {
	style := p.style(opt)
	p.start("head")
	p.void("meta", "charset", "utf-8")
	p.void("meta", "http-equiv", "Content-Security-Policy", "content", fmt.Sprintf(
		"default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'", hash(style), hash(tableScript())))
	p.void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	p.element("title", opt.Title(p.title()))
	description := p.b.Abstract
	if description == "" {
		description = p.b.Subtitle
	}
	for _, m := range [][2]string{
		{"description", strings.Join(strings.Fields(description), " ")},
		{"author", strings.Join(p.b.Authors, ", ")},
		{"keywords", strings.Join(p.b.Keywords, ", ")},
		{"dcterms.date", iso(opt.DateOf(p.b))},
		{"dcterms.accessRights", p.b.Marking.String()},
		{"generator", output.Producer(opt.Version)},
		{"referrer", "no-referrer"},
	} {
		if m[1] != "" {
			p.void("meta", "name", m[0], "content", m[1])
		}
	}
	p.start("style")
	p.raw(style)
	p.end()
	p.end()
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// style returns the style sheet: fonts, the colours of both themes, the rules. On screens the theme is the
// reader's, or dark if the options say so; print is always light.
func (p *page) style(opt output.Options) []byte {
	var b bytes.Buffer
	for _, f := range webFonts {
		data, err := assets.WebFonts.ReadFile("fonts/web/" + f.file + ".woff2")
		p.fail(err)
		fmt.Fprintf(&b, "@font-face{font-family:'%s';font-weight:%s;font-style:%s;src:url(data:font/woff2;base64,%s)}\n",
			f.family, f.weight, f.style, base64.StdEncoding.EncodeToString(data))
	}
	scheme, screen := "light dark", "screen and (prefers-color-scheme:dark)"
	if opt.Dark {
		scheme, screen = "dark", "screen"
	}
	fmt.Fprintf(&b, ":root{color-scheme:%s;%s}\n%s", scheme, variables(&draw.Light), p.sheet.Inks(false))
	fmt.Fprintf(&b, "@media %s{\n:root{%s}\n%s}\n", screen, variables(&draw.Dark), p.sheet.Inks(true))
	b.Write(p.sheet.Faces())
	b.Write(styleSheet)
	paper := "A4"
	if opt.Paper == output.Letter {
		paper = "letter"
	}
	fmt.Fprintf(&b, "@page{size:%[1]s}\n@page wide{size:%[1]s landscape}\n", paper)
	if mark := p.b.Marking.String(); mark != "" { // at head and foot of every sheet, in the standard's colours
		colours := fmt.Sprintf("background:%s;color:%s", css(draw.MarkBackground), css(draw.Mark[mark]))
		fmt.Fprintf(&b, ".mark{%s}\n", colours)
		width := float32(p.composer.Setter.Shaper.Word(typeset.Standard().SansHeavy, mark, false).Width*markSize) + markSize
		for _, place := range []string{"top", "bottom"} {
			fmt.Fprintf(&b, "@page{@%s-right{content:\"%s\";%s;font:bold %dpt/%dpt 'Source Sans 3',sans-serif;text-align:center;width:%.0fpt;height:%[5]dpt;margin:auto 0}}\n",
				place, mark, colours, markSize, markSize*3/2, width)
		}
		b.WriteString("@page :first{@top-right{content:none;background:none}}\n") // the header of the page has the mark
	}
	return bytes.TrimSpace(b.Bytes())
}

// markSize is the size of the handling mark on paper, in points: the least that TLP 2.0 allows.
const markSize = 12

// variables returns the colours of a palette as CSS variables.
func variables(p *draw.Palette) string {
	var b strings.Builder
	for _, v := range []struct {
		name string
		ink  draw.Ink
	}{
		{"page", p.Page},
		{"desk", p.Desk},
		{"raise", p.Raise},
		{"rule", p.Rule},
		{"edge", p.Edge},
		{"ink", p.Ink},
		{"ink2", p.Ink2},
		{"ink3", p.Ink3},
		{"accent", p.Accent},
		{"on-accent", p.OnAccent},
		{"wash", p.Wash},
	} {
		fmt.Fprintf(&b, "--%s:%s;", v.name, css(v.ink))
	}
	return b.String()
}

func css(i draw.Ink) string { return fmt.Sprintf("#%02x%02x%02x", i.R, i.G, i.B) }
