package svg_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
	"lectern/app/draw/svg"
	"lectern/app/typeset"
)

// element is an element of SVG as a browser reads it.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Kids    []element  `xml:",any"`
	Text    string     `xml:",chardata"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// read parses a picture strictly; a browser does the same.
func read(t *testing.T, c *svg.Canvas) element {
	t.Helper()
	data, err := c.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	var root element
	if err := xml.Unmarshal(data, &root); err != nil {
		t.Fatalf("not XML: %v\n%s", err, data)
	}
	return root
}

// outline lists names, depth by indentation.
func outline(e element, indent string) string {
	out := indent + e.XMLName.Local + "\n"
	for _, k := range e.Kids {
		out += outline(k, indent+" ")
	}
	return out
}

func TestPictureNestsAsItWasDrawn(t *testing.T) {
	c := svg.New(120, 80, "A map", "Three incidents")
	var p draw.Path
	p.AddCircle(10, 10, 5)
	c.Begin(draw.Tag{Role: draw.Figure, Alt: "incidents"})
	c.Clip(draw.Rect{W: 50, H: 50})
	c.Fill(&p, draw.Light.Killed)
	c.Begin(draw.Tag{Role: draw.Artifact})
	c.Stroke(&p, draw.Stroke{Width: 1, Dash: []float32{3, 2}, Round: true}, draw.Light.Ink)
	c.End()
	c.Unclip()
	c.End()
	c.Fill(&draw.Path{}, draw.Light.Ink) // nothing
	c.Link(draw.Rect{X: 1, Y: 2, W: 3, H: 4}, draw.Target{URL: `https://example.org/?a=1&b="2"`, Words: "The source"})
	c.Link(draw.Rect{}, draw.Target{Anchor: "inside"}) // leads nowhere in a picture
	c.Clip(draw.Rect{W: 5, H: 5})                      // left open
	root := read(t, c)
	want := `svg
 title
 desc
 g
  clipPath
   rect
  g
   path
   g
    path
 a
  title
  rect
 clipPath
  rect
 g
`
	if diff := cmp.Diff(want, outline(root, "")); diff != "" {
		t.Error(diff)
	}
	if got := root.attr("viewBox"); got != "0 0 120 80" {
		t.Errorf("viewBox %q", got)
	}
	figure := root.Kids[2]
	if figure.attr("role") != "img" || figure.attr("aria-label") != "incidents" {
		t.Errorf("the figure's attributes: %v", figure.Attrs)
	}
	stroke := figure.Kids[1].Kids[1].Kids[0]
	if stroke.attr("stroke-dasharray") != "3 2" || stroke.attr("stroke-linecap") != "round" || stroke.attr("fill") != "none" {
		t.Errorf("the stroke's attributes: %v", stroke.Attrs)
	}
	if got := root.Kids[3].attr("href"); got != `https://example.org/?a=1&b="2"` {
		t.Errorf("the link leads to %q", got)
	}
}

func TestTextStaysTextOfTheSameWidth(t *testing.T) {
	faces, shaper := typeset.Standard(), typeset.NewShaper()
	for _, c := range []struct {
		face                  *typeset.Face
		text                  string
		rtl                   bool
		family, weight, style string
	}{
		{faces.Serif, "office & <co>", false, "'Source Serif 4', serif", "400", "normal"},
		{faces.SansBold, "Kabul", false, "'Source Sans 3', sans-serif", "600", "normal"},
		{faces.SansHeavy, "12", false, "'Source Sans 3', sans-serif", "700", "normal"},
		{faces.SerifBoldItalic, "italic", false, "'Source Serif 4', serif", "600", "italic"},
		{faces.Sans, "خراسان", true, "'Noto Naskh Arabic', serif", "400", "normal"},
	} {
		canvas := svg.New(200, 50, "", "")
		w := shaper.Word(c.face, c.text, c.rtl)
		canvas.Text(w, 10, 30, 20, draw.Light.Ink)
		root := read(t, canvas)
		if len(root.Kids) != 1 {
			t.Fatalf("%q: %d elements", c.text, len(root.Kids))
		}
		e := root.Kids[0]
		if e.Text != c.text || e.attr("font-family") != c.family || e.attr("font-weight") != c.weight || e.attr("font-style") != c.style {
			t.Errorf("%q became %q %v", c.text, e.Text, e.Attrs)
		}
		if e.attr("textLength") == "" || e.attr("font-size") != "20" || (e.attr("direction") == "rtl") != c.rtl {
			t.Errorf("%q: %v", c.text, e.Attrs)
		}
	}
}

func TestPicturesAreEmbeddedWhole(t *testing.T) {
	c := svg.New(10, 10, "", "")
	c.Image(image.NewGray(image.Rect(0, 0, 3, 2)), draw.Rect{X: 1, Y: 1, W: 6, H: 4})
	e := read(t, c).Kids[0]
	data, ok := strings.CutPrefix(e.attr("href"), "data:image/png;base64,")
	if !ok {
		t.Fatalf("href %.40q", e.attr("href"))
	}
	img, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(data)))
	if err != nil || img.Bounds() != image.Rect(0, 0, 3, 2) {
		t.Errorf("embedded %v, %v", img, err)
	}
}

// Names come from files of others: none of them ends the picture early.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Kabul", `"><script>alert(1)</script>`, "]]>", "a\x00b\x0bc\x1f", "\ufffe\uffff", "\xff\xc3", "&amp;", "\u202eevil", "'", "\r\n\t"} {
		f.Add(s)
	}
	faces, shaper := typeset.Standard(), typeset.NewShaper()
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<10 {
			return
		}
		c := svg.New(100, 100, s, s)
		c.Begin(draw.Tag{Role: draw.Figure, Alt: s})
		c.Text(shaper.Word(faces.Sans, s, false), 1, 2, 10, draw.Light.Ink)
		c.Link(draw.Rect{}, draw.Target{URL: s, Words: s})
		c.End()
		data, err := c.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(data))
		for {
			token, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("%q makes no XML: %v\n%s", s, err, data)
			}
			if start, ok := token.(xml.StartElement); ok && start.Name.Local == "script" {
				t.Fatalf("%q became an element", s)
			}
		}
	})
}
