package web

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strconv"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/svg"
	"lectern/app/figure"
	"lectern/app/incident"
)

// drawing writes a drawing with its title, annotations and basis.
func (p *page) drawing(g *brief.Drawing, id string) {
	shown, ok := p.composer.Show(g)
	if !ok {
		p.element("p", compose.NoDrawing(g), "id", id, "class", "gap")
		return
	}
	p.start("figure", "id", id, "class", g.Kind.String())
	lang := ""
	if shown.TitleByProgram {
		lang = p.programLang
	}
	p.element("figcaption", shown.Title, "lang", lang)
	p.region(incident.Capital(g.Kind.Noun()), shown.Title)
	switch {
	case shown.Figures != nil:
		p.figures(shown.Figures)
	case shown.Box == nil:
		p.incidents(shown.Rows, compose.ColumnsOf(p.b.Incidents, g.Columns))
	default:
		p.box(shown, shown.Map)
	}
	p.end()
	for _, note := range g.Annotations {
		if strings.TrimSpace(note) != "" {
			p.element("p", note, "class", "remark")
		}
	}
	p.start("p", "class", "basis")
	p.text(shown.Caption)
	p.inProgramLang(func() {
		p.timed(shown.Basis, p.b.AsOfWords(), iso(p.b.AsOf))
		if g.Series == "" && shown.Box != nil && shown.Selection.Count() > 0 {
			p.text(" ")
			p.linked(p.reachQuery(p.b.DrawingQuery(g)), func() { p.text("The incidents behind it") })
			p.text(".")
		}
	})
	p.end()
	p.end()
}

// box writes a drawing as SVG. The symbols of a map link to the rows of their incidents.
func (p *page) box(shown compose.Shown, m *figure.Map) {
	p.drawings++
	name := p.ids.of(fmt.Sprintf("drawing-%d", p.drawings))
	titled, told := p.ids.of(name+"-title"), p.ids.of(name+"-text")
	height := shown.Box.Height(wide)
	lang := ""
	if shown.AltByProgram {
		lang = p.programLang
	}
	var head writer
	head.element("title", shown.Title, "id", titled)
	head.element("desc", shown.Alt, "id", told, "lang", lang)
	part := svg.Part{
		W: wide, H: height, ID: name + "-", Head: head.b.String(),
		Attrs: fmt.Sprintf(` role="img" aria-labelledby="%s %s"`, escape(titled), escape(told)),
		Draw: func(c draw.Canvas, palette *draw.Palette) {
			shown.Box.Draw(c, draw.Rect{W: wide, H: height}, palette)
		},
	}
	if m != nil {
		part.Links = func(c draw.Canvas) { p.marks(c, m) }
	}
	p.svg(part)
}

func (p *page) svg(part svg.Part) {
	data, err := p.sheet.Draw(part)
	p.fail(err)
	p.raw(data)
}

const leastMark = 18 // least side of a link over a symbol

// marks lays links over the symbols of a map.
func (p *page) marks(c draw.Canvas, m *figure.Map) {
	for _, mark := range compose.MapMarks(m, func(row incident.Row) bool { return p.rowNumber[row] > 0 }) {
		if mark.At.X < 0 || mark.At.Y < 0 || mark.At.X > m.View.W || mark.At.Y > m.View.H {
			continue
		}
		side := max(leastMark, 2*mark.R)
		c.Link(draw.Rect{X: mark.At.X - side/2, Y: mark.At.Y - side/2, W: side, H: side},
			draw.Target{Anchor: p.ids.of("incident-" + p.b.Incidents.At(mark.Row).ID), Words: mark.Words})
	}
}

// likelihood writes the word of likelihood with its range, and the meter.
func (p *page) likelihood(j *brief.Judgement, numbers bool) {
	p.element("strong", figure.LikelihoodWords(j.Likelihood), "lang", p.programLang)
	meter := figure.NewMeter(j, p.b.Scale, figure.Screen)
	meter.Numbers = numbers
	const width = 290
	height := meter.Height(width)
	p.svg(svg.Part{W: width, H: height, Attrs: ` class="meter" aria-hidden="true"`, Draw: func(c draw.Canvas, palette *draw.Palette) {
		meter.Draw(c, draw.Rect{W: width, H: height}, palette)
	}})
}

// confidence writes the word of confidence with three squares.
func (p *page) confidence(j *brief.Judgement) {
	p.start("span", "class", "level")
	p.element("strong", incident.Capital(j.Confidence.String()), "lang", p.programLang)
	p.start("span", "class", "squares", "aria-hidden", "true")
	for i := range 3 {
		p.element("span", "", "class", map[bool]string{true: "full", false: "empty"}[i < int(j.Confidence)])
	}
	p.end()
	p.end()
}

// image writes a picture with its caption.
func (p *page) image(b *brief.ImageBlock, id string) {
	p.start("figure", "id", id, "class", "picture")
	alt := b.Alt
	if alt == brief.Plain(b.Caption) && slices.Contains(p.open, "li") { // within an item the caption must not be read twice
		alt = "Picture: " + alt
	}
	if !p.picture(b.File, alt, b.Width, "") {
		p.element("p", compose.NoPicture(b), "class", "gap")
	}
	if len(b.Caption) > 0 {
		p.within("figcaption", b.Caption)
	}
	p.end()
}

// picture writes an img element with the file as a data URL. It returns false for a file that can't be read, for
// which check has a problem.
func (p *page) picture(file, alt string, width brief.Width, class string) bool {
	if !p.b.Holds(file) { // it may be of any size
		return false
	}
	stored, err := p.b.StoredPicture(file)
	if err != nil {
		return false
	}
	data, format := stored.JPEG(), "jpeg"
	if data == nil {
		if data, format, err = p.still(file); err != nil {
			return false
		}
	}
	w, h := float64(stored.Size.X), float64(stored.Size.Y)
	if to := width.Within(measure, 1); to > 0 {
		w, h = to, h*to/w
	}
	if alt == "" {
		alt = file
	}
	p.void("img", "src", "data:image/"+format+";base64,"+base64.StdEncoding.EncodeToString(data), "alt", alt,
		"width", pixels(w), "height", pixels(h), "class", class)
	return true
}

// still returns the file of a picture that is no JPEG, and its format: an animation is shown still, a large picture reduced.
func (p *page) still(file string) ([]byte, string, error) {
	data, err := p.b.ShownPictureFile(file)
	if err != nil {
		return nil, "", err
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || format != "gif" && max(config.Width, config.Height) <= brief.MostSide {
		return data, format, err
	}
	img, err := p.b.Picture(file)
	if err != nil {
		return nil, "", err
	}
	var still bytes.Buffer
	err = png.Encode(&still, img)
	return still.Bytes(), "png", err
}

func pixels(v float64) string { return strconv.Itoa(max(1, int(v+0.5))) }
