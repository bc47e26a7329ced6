package svg

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"net/url"
	"strconv"
	"strings"

	"lectern/app/draw"
)

// Canvas writes an SVG picture. Bytes ends it.
type Canvas struct {
	b     bytes.Buffer
	depth []string // the closing tags of what is open
	clips int
	err   error
	in    *Sheet // of the document that the picture is part of; nil: the picture is a file
	id    string // before the ids of a picture in a document
}

var _ draw.Canvas = (*Canvas)(nil)

// New returns the canvas of a picture of w by h units. A screen reader reads title and description out.
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

// fill and stroke return the attributes that paint the inside or the line of a shape; classes are
// further classes of the element.
func (c *Canvas) fill(ink draw.Ink, classes ...string) string {
	if c.in != nil {
		return c.in.classes("f", ink, classes)
	}
	return `fill="` + hex(ink) + `"`
}

func (c *Canvas) stroke(ink draw.Ink, width float32, classes ...string) string {
	if c.in != nil {
		return c.in.classes("s", ink, classes) + ` stroke-width="` + number(width) + `"`
	}
	return fmt.Sprintf(`fill="none" stroke="%s" stroke-width="%s"`, hex(ink), number(width))
}

func (c *Canvas) Fill(p *draw.Path, ink draw.Ink) {
	if !p.Empty() {
		fmt.Fprintf(&c.b, "<path d=\"%s\" %s/>\n", c.path(p), c.fill(ink))
	}
}

func (c *Canvas) Stroke(p *draw.Path, s draw.Stroke, ink draw.Ink) {
	if p.Empty() {
		return
	}
	fmt.Fprintf(&c.b, `<path d="%s" %s`, c.path(p), c.stroke(ink, s.Width))
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
	if shows(w) {
		class, face := c.face(w)
		c.text(w, x, y, size, face+c.fill(ink, class))
	}
}

func (c *Canvas) Halo(w *draw.Word, x, y, size, width float32, ink draw.Ink) {
	if shows(w) {
		class, face := c.face(w)
		c.text(w, x, y, size, face+c.stroke(ink, 2*width, class)+` stroke-linejoin="round" aria-hidden="true"`)
	}
}

func shows(w *draw.Word) bool { return strings.TrimSpace(w.Text) != "" && len(w.Glyphs) > 0 }

func (c *Canvas) text(w *draw.Word, x, y, size float32, attrs string) {
	direction := ""
	if w.RTL {
		direction, x = ` direction="rtl"`, x+float32(w.Width*size)
	}
	fmt.Fprintf(&c.b, `<text x="%s" y="%s" font-size="%s" textLength="%s"%s %s>%s</text>`+"\n",
		number(x), number(y), number(size), number(w.Width*size), direction, attrs, escape(strings.TrimRight(w.Text, " ")))
}

// face chooses a word's typeface: by a class in a document, by attributes in a file.
func (c *Canvas) face(w *draw.Word) (class, attrs string) {
	family, weight, style := describe(w.Glyphs[0].Font)
	if c.in != nil {
		return c.in.face(family, weight, style), ""
	}
	return "", fmt.Sprintf(`font-family="%s" font-weight="%s" font-style="%s" `, family, weight, style)
}

// describe returns the CSS family, weight and style of a font.
func describe(font *draw.Font) (family, weight, style string) {
	s := font.Style()
	style = "normal"
	if s.Italic {
		style = "italic"
	}
	return fmt.Sprintf("'%s', %s", s.Family, s.Generic), strconv.Itoa(s.Weight), style
}

func (c *Canvas) Image(img image.Image, r draw.Rect) {
	var data bytes.Buffer
	img, err := draw.Pixels(img)
	if err == nil {
		err = png.Encode(&data, img)
	}
	if err != nil {
		c.err = fmt.Errorf("embedding a picture: %w", err)
		return
	}
	fmt.Fprintf(&c.b, `<image x="%s" y="%s" width="%s" height="%s" href="data:image/png;base64,%s"/>`+"\n",
		number(r.X), number(r.Y), number(r.W), number(r.H), base64.StdEncoding.EncodeToString(data.Bytes()))
}

func (c *Canvas) Clip(r draw.Rect) {
	c.clips++
	id := fmt.Sprintf("%sclip%d", c.id, c.clips)
	fmt.Fprintf(&c.b, `<clipPath id="%s"><rect x="%s" y="%s" width="%s" height="%s"/></clipPath>`+"\n", id, number(r.X), number(r.Y), number(r.W), number(r.H))
	c.push("<g clip-path=\"url(#"+id+")\">\n", "</g>\n")
}

func (c *Canvas) Unclip() { c.pop() }

func (c *Canvas) Begin(t draw.Tag) {
	switch {
	case c.in != nil: // the picture as a whole is described in Part.Head
		c.push("", "")
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
	href, more := to.URL, ""
	if c.in != nil && href == "" { // for the pointer: the keyboard has the document's own links
		href, more = "#"+url.PathEscape(to.Anchor), ` tabindex="-1"`
	}
	if href != "" {
		fmt.Fprintf(&c.b, `<a href="%s"%s><title>%s</title><rect x="%s" y="%s" width="%s" height="%s" fill-opacity="0"/></a>`+"\n",
			escape(href), more, escape(to.Words), number(r.X), number(r.Y), number(r.W), number(r.H))
	}
}

// Anchor does nothing: no link leads into a picture.
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
