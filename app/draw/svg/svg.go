package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"strconv"
	"strings"

	"lectern/app/draw"
)

// Canvas collects an SVG picture. Bytes ends it.
type Canvas struct {
	b     bytes.Buffer
	depth []string // the closing tags of what is open
	clips int
	err   error
}

var _ draw.Canvas = (*Canvas)(nil)

// New starts a picture of w by h units. title and description are what a screen reader says.
func New(w, h float32, title, description string) *Canvas {
	c := &Canvas{}
	fmt.Fprintf(&c.b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%[2]s" viewBox="0 0 %[1]s %[2]s" role="img">`, number(w), number(h))
	if title != "" {
		fmt.Fprintf(&c.b, "\n<title>%s</title>", escape(title))
	}
	if description != "" {
		fmt.Fprintf(&c.b, "\n<desc>%s</desc>", escape(description))
	}
	c.b.WriteByte('\n')
	return c
}

// Bytes ends the picture and returns it.
func (c *Canvas) Bytes() ([]byte, error) {
	for len(c.depth) > 0 {
		c.pop()
	}
	c.b.WriteString("</svg>\n")
	return c.b.Bytes(), c.err
}

func (c *Canvas) push(open, end string) {
	c.b.WriteString(open)
	c.depth = append(c.depth, end)
}

func (c *Canvas) pop() {
	if n := len(c.depth); n > 0 {
		c.b.WriteString(c.depth[n-1])
		c.depth = c.depth[:n-1]
	}
}

func (c *Canvas) Fill(p *draw.Path, ink draw.Ink) {
	if !p.Empty() {
		fmt.Fprintf(&c.b, "<path d=\"%s\" fill=\"%s\"/>\n", path(p), hex(ink))
	}
}

func (c *Canvas) Stroke(p *draw.Path, s draw.Stroke, ink draw.Ink) {
	if p.Empty() {
		return
	}
	fmt.Fprintf(&c.b, `<path d="%s" fill="none" stroke="%s" stroke-width="%s"`, path(p), hex(ink), number(s.Width))
	if s.Round {
		c.b.WriteString(` stroke-linecap="round" stroke-linejoin="round"`)
	}
	if len(s.Dash) > 0 {
		dash := make([]string, len(s.Dash))
		for i, v := range s.Dash {
			dash[i] = number(v)
		}
		fmt.Fprintf(&c.b, ` stroke-dasharray="%s"`, strings.Join(dash, " "))
	}
	c.b.WriteString("/>\n")
}

func (c *Canvas) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	c.text(w, x, y, size, `fill="`+hex(ink)+`"`)
}

func (c *Canvas) Halo(w *draw.Word, x, y, size, width float32, ink draw.Ink) {
	c.text(w, x, y, size, fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%s" stroke-linejoin="round" aria-hidden="true"`, hex(ink), number(2*width)))
}

func (c *Canvas) text(w *draw.Word, x, y, size float32, paint string) {
	if strings.TrimSpace(w.Text) == "" || len(w.Glyphs) == 0 {
		return
	}
	family, weight, style := describe(w.Glyphs[0].Font.Name)
	direction := ""
	if w.RTL {
		direction, x = ` direction="rtl"`, x+float32(w.Width*size)
	}
	fmt.Fprintf(&c.b, `<text x="%s" y="%s" font-family="%s" font-weight="%s" font-style="%s" font-size="%s" textLength="%s" lengthAdjust="spacing"%s %s>%s</text>`+"\n",
		number(x), number(y), family, weight, style, number(size), number(w.Width*size), direction, paint, escape(strings.TrimRight(w.Text, " ")))
}

// describe turns a PostScript name into CSS.
func describe(font string) (family, weight, style string) {
	name, cut, _ := strings.Cut(font, "-")
	families := map[string]string{
		"SourceSerif4": "'Source Serif 4', serif", "SourceSans3": "'Source Sans 3', sans-serif", "NotoNaskhArabic": "'Noto Naskh Arabic', serif", "SourceCodePro": "'Source Code Pro', monospace",
	}
	weight, style = "400", "normal"
	if strings.HasPrefix(cut, "SemiBold") {
		weight = "600"
	} else if cut == "Bold" {
		weight = "700"
	}
	if strings.HasSuffix(cut, "Italic") {
		style = "italic"
	}
	return families[name], weight, style
}

func (c *Canvas) Image(img image.Image, r draw.Rect) {
	var data bytes.Buffer
	if err := png.Encode(&data, img); err != nil {
		c.err = fmt.Errorf("embedding a picture: %w", err)
		return
	}
	fmt.Fprintf(&c.b, `<image x="%s" y="%s" width="%s" height="%s" href="data:image/png;base64,%s"/>`+"\n",
		number(r.X), number(r.Y), number(r.W), number(r.H), base64.StdEncoding.EncodeToString(data.Bytes()))
}

func (c *Canvas) Clip(r draw.Rect) {
	c.clips++
	fmt.Fprintf(&c.b, `<clipPath id="clip%d"><rect x="%s" y="%s" width="%s" height="%s"/></clipPath>`+"\n", c.clips, number(r.X), number(r.Y), number(r.W), number(r.H))
	c.push(fmt.Sprintf("<g clip-path=\"url(#clip%d)\">\n", c.clips), "</g>\n")
}

func (c *Canvas) Unclip() { c.pop() }

func (c *Canvas) Begin(t draw.Tag) {
	switch {
	case t.Role == draw.Artifact:
		c.push("<g aria-hidden=\"true\">\n", "</g>\n")
	case t.Alt != "":
		c.push(fmt.Sprintf("<g role=\"img\" aria-label=\"%s\">\n", escape(t.Alt)), "</g>\n")
	default:
		c.push("<g>\n", "</g>\n")
	}
}

func (c *Canvas) End() { c.pop() }

func (c *Canvas) Link(r draw.Rect, to draw.Target) {
	if to.URL != "" {
		fmt.Fprintf(&c.b, `<a href="%s"><title>%s</title><rect x="%s" y="%s" width="%s" height="%s" fill-opacity="0"/></a>`+"\n",
			escape(to.URL), escape(to.Words), number(r.X), number(r.Y), number(r.W), number(r.H))
	}
}

// Anchor is for documents; a picture has no places to lead to.
func (c *Canvas) Anchor(string, draw.Point) {}

// escape makes any text safe in XML; characters that XML doesn't have become U+FFFD.
func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a Builder never fails
	return b.String()
}

func hex(i draw.Ink) string { return fmt.Sprintf("#%02x%02x%02x", i.R, i.G, i.B) }

func number(v float32) string {
	s := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(float64(v), 'f', 2, 64), "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func path(p *draw.Path) string {
	var b strings.Builder
	i := 0
	points := func(letter byte, n int) {
		b.WriteByte(letter)
		for k := range n {
			if k > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(p.Points[i].X))
			b.WriteByte(',')
			b.WriteString(number(p.Points[i].Y))
			i++
		}
	}
	for _, v := range p.Verbs {
		switch v {
		case draw.Move:
			points('M', 1)
		case draw.Line:
			points('L', 1)
		case draw.Quad:
			points('Q', 2)
		case draw.Cubic:
			points('C', 3)
		case draw.Close:
			b.WriteByte('Z')
		}
	}
	return b.String()
}
