package pptx

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"

	"lectern/app/draw"
)

// element is an XML element, whose name has the prefix of its namespace.
type element struct {
	name  string
	attrs []xml.Attr
	kids  []*element
	text  string
}

// elem returns an element with attributes, which are pairs of a name and a value.
func elem(name string, attrs ...string) *element {
	e := &element{name: name}
	for i := 0; i < len(attrs); i += 2 {
		e.set(attrs[i], attrs[i+1])
	}
	return e
}

// textElem returns an element that holds a text.
func textElem(name, text string) *element { return &element{name: name, text: text} }

// set adds an attribute.
func (e *element) set(name, value string) {
	e.attrs = append(e.attrs, xml.Attr{Name: xml.Name{Local: name}, Value: value})
}

// with adds elements inside e and returns it. Nil is no element.
func (e *element) with(kids ...*element) *element {
	for _, k := range kids {
		if k != nil {
			e.kids = append(e.kids, k)
		}
	}
	return e
}

// MarshalXML writes the element; characters that XML doesn't have become U+FFFD.
func (e *element) MarshalXML(enc *xml.Encoder, _ xml.StartElement) error {
	start := xml.StartElement{Name: xml.Name{Local: e.name}, Attr: e.attrs}
	if err := enc.EncodeToken(start); err != nil {
		return err
	}
	if err := enc.EncodeToken(xml.CharData(e.text)); err != nil {
		return err
	}
	for _, k := range e.kids {
		if err := k.MarshalXML(enc, start); err != nil {
			return err
		}
	}
	return enc.EncodeToken(start.End())
}

// document returns a whole XML file.
func (e *element) document() ([]byte, error) {
	data, err := xml.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("writing %s: %w", e.name, err)
	}
	return append([]byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"), data...), nil
}

// emuPerUnit is the number of English Metric Units, of which an inch has 914,400, in a unit of a slide: 1920 units
// are 13.33 inches.
const emuPerUnit = 6350

// emu returns a length of units in English Metric Units.
func emu(units float32) string { return strconv.Itoa(int(math.Round(float64(units) * emuPerUnit))) }

// points returns a length of units in hundredths of a point.
func points(units float32) string { return strconv.Itoa(int(math.Round(float64(units) * 50))) }

// placed returns the element of a shape's place, with the prefix of its namespace.
func placed(name string, at draw.Rect) *element {
	return elem(name).with(elem("a:off", "x", emu(at.X), "y", emu(at.Y)), elem("a:ext", "cx", emu(at.W), "cy", emu(at.H)))
}
