package atlas

import (
	"fmt"
	"math"
	"strings"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// ScaleAndNorth draws a bar of a round length with its left end at a point, and at its right an arrow to the north, both true at the
// middle of the view, and returns the area that they cover. It draws none if the scale differs by more than a tenth over the
// view, since they would be wrong at the edges.
func (m *Map) ScaleAndNorth(c draw.Canvas, v View, p *draw.Palette, at draw.Point, size float32) draw.Rect {
	if !m.HasScale(v) {
		return draw.Rect{}
	}
	faces := typeset.Standard()
	length, w := scaleLength(v)
	var path draw.Path
	path.AddRect(draw.Rect{X: at.X, Y: at.Y, W: w, H: 2 * m.Text})
	path.AddRect(draw.Rect{X: at.X, Y: at.Y - 4*m.Text, W: m.Text, H: 6 * m.Text})
	path.AddRect(draw.Rect{X: at.X + w - m.Text, Y: at.Y - 4*m.Text, W: m.Text, H: 6 * m.Text})
	c.Fill(&path, p.Ink2)
	words, end := m.scaleWords(length, size)
	if w >= end+size { // else the words would stand over the zero
		m.text(c, faces.Sans, "0", draw.Point{X: at.X, Y: at.Y - float32(7*m.Text)}, size, p.Ink2, p.Focus)
	}
	m.text(c, faces.Sans, words, draw.Point{X: at.X + max(0, w-end), Y: at.Y - float32(7*m.Text)}, size, p.Ink2, p.Focus)
	area := m.ScaleAndNorthArea(v, at, size)
	m.northArrow(c, v, p, draw.Point{X: area.Right() - float32(northWidth*size), Y: area.Y + area.H/2}, size)
	return area
}

// How wide the arrow to the north is with its letter, and how far from the scale bar, in ems.
const northWidth, northGap = 1.4, 1.2

// northArrow draws an arrow to the north as it is at the middle of the view, and an N behind it; at is the middle of its left
// edge.
func (m *Map) northArrow(c draw.Canvas, v View, p *draw.Palette, at draw.Point, size float32) {
	sin, cos := math.Sincos(m.north(v))
	middle := draw.Point{X: at.X + float32(0.35*size), Y: at.Y}
	point := func(right, up float64) (x, y float32) { // in ems from the middle of the arrow
		return middle.X + float32((right*cos+up*sin)*float64(size)), middle.Y + float32((right*sin-up*cos)*float64(size))
	}
	var path draw.Path
	path.MoveTo(point(0, 0.55))
	path.LineTo(point(0.32, -0.5))
	path.LineTo(point(0, -0.28))
	path.LineTo(point(-0.32, -0.5))
	path.Close()
	c.Fill(&path, p.Ink2)
	m.text(c, typeset.Standard().Sans, "N", draw.Point{X: at.X + float32(0.8*size), Y: at.Y + float32(0.35*size)}, size, p.Ink2, p.Focus)
}

// north returns the direction of north at the middle of a view, in radians clockwise from the top.
func (m *Map) north(v View) float64 {
	const step = 0.1 // degrees, towards the equator so that it never leads over the pole
	middle := draw.Point{X: v.W / 2, Y: v.H / 2}
	lon, lat := m.plane.proj.Inverse(v.ToPlane(middle))
	from, to := m.Place(v, lon, lat-step), middle
	if lat < 0 {
		from, to = middle, m.Place(v, lon, lat+step)
	}
	return math.Atan2(float64(to.X-from.X), float64(from.Y-to.Y))
}

// ScaleAndNorthArea returns the area that a scale bar and its arrow to the north cover with the left end at a point.
func (m *Map) ScaleAndNorthArea(v View, at draw.Point, size float32) draw.Rect {
	if !m.HasScale(v) {
		return draw.Rect{}
	}
	length, w := scaleLength(v)
	_, end := m.scaleWords(length, size)
	return draw.Rect{X: at.X, Y: at.Y - float32(7*m.Text) - size, W: max(w, end) + float32((northGap+northWidth)*size), H: size + 9}
}

// scaleLength returns the length of a scale bar in kilometres, and how wide it is in a view.
func scaleLength(v View) (km float64, width float32) {
	most := float64(v.W) * 0.2 / v.Scale / 1000 // km
	unit := math.Pow(10, math.Floor(math.Log10(most)))
	km = unit
	for _, k := range []float64{2, 5} {
		if k*unit <= most {
			km = k * unit
		}
	}
	return km, float32(km * 1000 * v.Scale)
}

// scaleWords returns a scale bar's length in words, and how wide these are.
func (m *Map) scaleWords(km float64, size float32) (words string, width float32) {
	words = fmt.Sprintf("%g km", km)
	return words, float32(m.word(typeset.Standard().Sans, words, 0).Width * size)
}

// HasScale reports whether one scale holds for the whole view.
func (m *Map) HasScale(v View) bool {
	_, world := m.plane.proj.(EqualEarth)
	return !world && float64(v.W)/v.Scale <= 6e6
}

// Credit returns the sources of the basemap, to be credited.
func Credit() string { return Load().Sources }

// policies holds the sentences about boundaries that every map shows.
var policies = [...]string{
	UN:      "Boundaries follow UN General Assembly resolutions; no endorsement implied.",
	DeFacto: "Crimea, the Golan and others as held, no front lines of wars; no endorsement implied.",
}

// policyNotes holds longer forms of policies.
var policyNotes = [...]string{
	UN:      "Boundaries follow the resolutions of the United Nations General Assembly where there are any: Crimea and Sevastopol, for one, are shown as part of Ukraine after resolution 68/262. Where none speaks, what is disputed is drawn as disputed. No boundary or name implies endorsement.",
	DeFacto: "Crimea and Sevastopol, the Golan, Western Sahara west of the berm, Northern Cyprus, Somaliland, Mayotte and the Chagos Archipelago are drawn with whoever holds them, whoever recognises it. Other areas are not: the West Bank and Gaza are shown as Palestine, Abkhazia and South Ossetia in Georgia, Transnistria in Moldova. Front lines of wars are not drawn, so that what Russia occupies of Donetsk, Kherson, Luhansk and Zaporizhzhia is shown with Ukraine. What is disputed is drawn as disputed. No boundary or name implies endorsement.",
}

// PolicyNote returns some sentences on how a map's boundaries are drawn.
func PolicyNote(b Boundaries) string { return policyNotes[b] }

// credit caches the lines that credits returns for a size and a width.
type credit struct {
	size, width float32
	more        string
	lines       []string
}

// credits returns sources and policy in lines at most width wide: together in one line if they fit, or else
// each in its own lines.
func (m *Map) credits(size, width float32) []string {
	if c := m.credit; c.lines != nil && c.size == size && c.width == width && c.more == m.Credits {
		return c.lines
	}
	sans := typeset.Standard().Sans
	fits := func(line string) bool { return m.word(sans, line, 0).Width*size <= width }
	parts := m.creditParts()
	lines := []string{m.CreditWords()}
	if !fits(lines[0]) {
		lines = nil
		for _, sentence := range parts {
			line := ""
			for word := range strings.FieldsSeq(sentence) {
				longer := strings.TrimLeft(line+" "+word, " ")
				if line != "" && !fits(longer) {
					lines = append(lines, line)
					longer = word
				}
				line = longer
			}
			lines = append(lines, line)
		}
	}
	m.credit = credit{size, width, m.Credits, lines}
	return lines
}

const creditLeading = 1.25 // ems

// CreditWords returns the sources and the policy in one paragraph.
func (m *Map) CreditWords() string { return strings.Join(m.creditParts(), " ") }

func (m *Map) creditParts() []string {
	parts := []string{m.world.Sources, policies[m.boundaries]}
	if m.Credits != "" {
		parts = append(parts, m.Credits)
	}
	return parts
}

// CreditArea returns the area that the lines of sources and policy cover, at most width wide, with their
// lower left corner at a point.
func (m *Map) CreditArea(at draw.Point, size, width float32) draw.Rect {
	r := draw.Rect{X: at.X}
	for _, line := range m.credits(size, width) {
		r.W = max(r.W, m.word(typeset.Standard().Sans, line, 0).Width*size)
		r.H += float32(size * creditLeading)
	}
	r.Y = at.Y - r.H
	return r
}

// CreditLine draws the lines of sources and policy into the area that CreditArea returns.
func (m *Map) CreditLine(c draw.Canvas, p *draw.Palette, at draw.Point, size, width float32) {
	lines := m.credits(size, width)
	for i, line := range lines {
		y := at.Y - float32(size*(float32(creditLeading*float32(len(lines)-1-i))+0.3))
		m.text(c, typeset.Standard().Sans, line, draw.Point{X: at.X, Y: y}, size, p.Ink2, p.Land)
	}
}

// text draws words on a halo.
func (m *Map) text(c draw.Canvas, face *typeset.Face, words string, at draw.Point, size float32, ink, halo draw.Ink) {
	w := m.word(face, words, 0)
	c.Halo(w, at.X, at.Y, size, 1.6*m.Text, halo)
	c.Text(w, at.X, at.Y, size, ink)
}

// Place returns the point of a view at a longitude and latitude in degrees.
func (m *Map) Place(v View, lon, lat float64) draw.Point {
	return v.ToView(m.plane.proj.Forward(lon, lat))
}
