package pptx

import (
	"fmt"
	"strconv"

	"lectern/app/draw"
)

// firstID is the id of the first shape of a slide, after that of the tree of all.
const firstID = 2

// root returns the root element of a part of the presentation.
func root(name string) *element {
	return elem(name, "xmlns:a", drawingNS, "xmlns:r", relationshipNS, "xmlns:p", presentationNS)
}

// shapeTree returns the tree of shapes, without shapes.
func shapeTree() *element {
	return elem("p:spTree").with(
		elem("p:nvGrpSpPr").with(elem("p:cNvPr", "id", "1", "name", ""), elem("p:cNvGrpSpPr"), elem("p:nvPr")),
		elem("p:grpSpPr"),
	)
}

// masterColours says that a part has the colours of its master.
func masterColours() *element { return elem("p:clrMapOvr").with(elem("a:masterClrMapping")) }

// named returns the element with the id and the name of a shape.
func named(kind string, id int) *element {
	return elem("p:cNvPr", "id", strconv.Itoa(id), "name", fmt.Sprintf("%s %d", kind, id))
}

// shape returns the element of a shape.
func (w *writer) shape(p *part, set *setting, s *shape, id int) (*element, error) {
	switch {
	case s.sketch != nil:
		return w.picture(p, s, id)
	case s.table != nil:
		return tableFrame(set, s, id), nil
	case s.text != nil:
		return textShape(set, s, id), nil
	}
	return areaShape(set, s, id), nil
}

// rectangle returns the properties of a shape of a form: place, filling.
func rectangle(at draw.Rect, filling *element) *element {
	return elem("p:spPr").with(placed("a:xfrm", at), elem("a:prstGeom", "prst", "rect").with(elem("a:avLst")), filling)
}

func textShape(set *setting, s *shape, id int) *element {
	name, lock, placeholder := named("Text", id), elem("p:cNvSpPr", "txBox", "1"), elem("p:nvPr")
	if s.title {
		name, lock = named("Title", id), elem("p:cNvSpPr").with(elem("a:spLocks", "noGrp", "1"))
		placeholder.with(elem("p:ph", "type", "title"))
	}
	filling := elem("a:noFill")
	if s.fill != nil {
		filling = fill(*s.fill, set.palette)
	}
	text := set.paragraphs(s.text, s.ink.X)
	if s.isLabel() {
		align(text[0], "ctr")
	}
	return elem("p:sp").with(
		elem("p:nvSpPr").with(name, lock, placeholder),
		rectangle(s.at, filling),
		elem("p:txBody").with(body(s), elem("a:lstStyle")).with(text...),
	)
}

// isLabel reports whether a text is one line on a background, such as the handling mark. It is centred, so that in
// another font, too, all of it is on the background.
func (s *shape) isLabel() bool {
	return s.fill != nil && len(s.text) == 1 && len(s.text[0].lines()) == 1 && s.ink.W > s.at.W/2
}

// body returns the properties of a text: the padding of its background, and that it becomes smaller where another
// font needs more room.
func body(s *shape) *element {
	const short = 240 // a line that is no longer isn't wrapped
	wrap := "square"
	if s.ink.W < short && len(s.text) == 1 && len(s.text[0].lines()) == 1 {
		wrap = "none"
	}
	left := max(0, s.ink.X-s.at.X)
	if s.isLabel() {
		left = 0
	}
	return elem("a:bodyPr", "wrap", wrap, "lIns", emu(left), "tIns", emu(max(0, s.ink.Y-s.at.Y)), "rIns", "0", "bIns", "0", "anchor", "t").
		with(elem("a:normAutofit"))
}

// areaShape returns an area without meaning, which screen readers skip.
func areaShape(set *setting, s *shape, id int) *element {
	return elem("p:sp").with(
		elem("p:nvSpPr").with(decorative(named("Area", id)), elem("p:cNvSpPr"), elem("p:nvPr")),
		rectangle(s.at, fill(*s.fill, set.palette)).with(elem("a:ln").with(elem("a:noFill"))),
	)
}

// decorative marks a shape as one that says nothing.
func decorative(name *element) *element {
	return name.with(extensions("{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
		elem("adec:decorative", "xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative", "val", "1")))
}

// extensions returns a list of one extension of the format.
func extensions(uri string, content *element) *element {
	return elem("a:extLst").with(elem("a:ext", "uri", uri).with(content))
}

func tableFrame(set *setting, s *shape, id int) *element {
	return elem("p:graphicFrame").with(
		elem("p:nvGraphicFramePr").with(named("Table", id), elem("p:cNvGraphicFramePr").with(elem("a:graphicFrameLocks", "noGrp", "1")), elem("p:nvPr")),
		placed("p:xfrm", s.at),
		elem("a:graphic").with(elem("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/table").with(s.table.element(set, s.at))),
	)
}

// picture returns the element of a sketch: a picture, or a drawing as SVG with a picture for older programs.
func (w *writer) picture(p *part, s *shape, id int) (*element, error) {
	blip, err := w.blip(p, s.sketch)
	if err != nil {
		return nil, err
	}
	name := named("Picture", id)
	if s.tag.Alt != "" {
		name.set("descr", s.tag.Alt)
	} else {
		decorative(name)
	}
	properties := rectangle(s.at, nil)
	return elem("p:pic").with(
		elem("p:nvPicPr").with(name, elem("p:cNvPicPr").with(elem("a:picLocks", "noChangeAspect", "1")), elem("p:nvPr")),
		elem("p:blipFill").with(blip, elem("a:stretch").with(elem("a:fillRect"))),
		properties,
	), nil
}

// blip adds the files of a sketch and returns the element that names them.
func (w *writer) blip(p *part, s *sketch) (*element, error) {
	embed := func(file []byte, extension string) string { return p.relate(w.archive.addMedia(file, extension)) }
	if photo := s.photo(); photo != nil {
		file, extension, err := photoFile(photo)
		if err != nil {
			return nil, err
		}
		return elem("a:blip", "r:embed", embed(file, extension)), nil
	}
	picture, err := s.PNG(w.palette.Page)
	if err != nil {
		return nil, err
	}
	drawing, err := s.SVG()
	if err != nil {
		return nil, err
	}
	return elem("a:blip", "r:embed", embed(picture, "png")).with(extensions("{96DAC541-7B7A-43D3-8B79-37D633B846F1}",
		elem("asvg:svgBlip", "xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main", "r:embed", embed(drawing, "svg")))), nil
}
