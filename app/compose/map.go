package compose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// flattest is the largest ratio of a map's width to its height.
const flattest = 2.4

// mapKey identifies maps that look the same.
type mapKey struct {
	rows   string // see incident.Selection.Key
	extent atlas.Extent
	drawn  string // how: shades and layers
}

// mapGraphic makes a map. On pages, which are drawn one after the other, maps that look the same are one drawing.
func (c *Composer) mapGraphic(g *brief.Drawing, s incident.Selection, _ float32) (Graphic, error) {
	if made, ok := c.keptMaps[g]; ok {
		return made, nil
	}
	e := drawingExtent(c.Brief, g, s)
	labels := c.ownLabels(g, s)
	if !c.Sheet.Paged {
		if c.Medium == brief.Slides {
			e = widened(e, cmp.Or(g.Title, g.Caption))
		}
		made, err := c.newMap(s, e, g, labels)
		if err != nil {
			return Graphic{}, err
		}
		made.Map.Title = cmp.Or(g.Title, g.Caption)
		made.Spots = func() []Spot { return c.mapSpots(made.Map) }
		made.Views = func(w, h float32) []atlas.View { return c.mapViews(g, made.Map, made.View(w, h)) }
		if c.keptMaps != nil {
			c.keptMaps[g] = made
		}
		return made, nil
	}
	key := mapKey{s.Key(), e, strings.Join([]string{g.Shade, g.Density, g.Colour, fmt.Sprint(labels), strings.Join(g.Layers, ",")}, "|")}
	if made, ok := c.drawnMaps[key]; ok {
		return made, nil
	}
	made, err := c.newMap(s, e, g, labels)
	if err == nil {
		c.drawnMaps[key] = made
	}
	return made, err
}

// widened returns an extent with the places outside it that a title names.
func widened(e atlas.Extent, title string) atlas.Extent {
	for _, place := range atlas.Load().Named(title) {
		if !atlas.Load().Shows(e, place) {
			e = e.Including(place.Lon, place.Lat)
		}
	}
	return e
}

// mapViews returns the views of a map on a slide: its own, then those of the areas that the author names, without one that
// is the same as the one before it.
func (c *Composer) mapViews(g *brief.Drawing, made *figure.Map, own atlas.View) []atlas.View {
	all := []atlas.View{own}
	for _, name := range g.Views {
		if v := c.Brief.View(name); v != nil { // else check has a problem
			all = append(all, atlas.Fit(made.Base().Projection(), viewExtent(c.Brief, v), own.W, own.H))
		}
	}
	return slices.Compact(all)
}

// mapsShowing returns what maps of an extent share: what all do, unless their projection cuts it.
func (c *Composer) mapsShowing(e atlas.Extent) *mapSettings {
	maps := c.maps()
	p := atlas.Showing(maps.projection, e)
	if p == maps.projection {
		return maps
	}
	if c.turned[p] == nil {
		c.turned[p] = &mapSettings{p, maps.options, figure.NewPlaces(c.Brief.Incidents, atlas.NewMap(p, maps.options))}
	}
	return c.turned[p]
}

// newMap returns a map of a selection in an extent, shaded and with layers as a drawing has it, and with labels before all
// other names. For an error, check has a problem.
func (c *Composer) newMap(s incident.Selection, e atlas.Extent, g *brief.Drawing, labels []atlas.OwnLabel) (Graphic, error) {
	maps := c.mapsShowing(e)
	m := maps.places.Map(s, maps.options, c.Sheet.Figure)
	m.Strip = true
	alt, note := figure.DescribeMap(c.Brief, s), ""
	if g.Shade != "" {
		name, rate := incident.CutRate(g.Shade)
		amount, err := c.Brief.Incidents.AmountNamed(name)
		if err != nil {
			return Graphic{}, err
		}
		if m.Shaded, m.Amount = true, amount; rate {
			m.People = figure.NewPeople(c.Brief.Populations)
			note = c.populationNote(m.Shading())
		}
		alt += " " + m.Shading().Words()
	}
	view := func(w, h float32) atlas.View { return atlas.Fit(maps.projection, e, w, h) }
	if g.Density != "" {
		amount, err := c.Brief.Incidents.AmountNamed(g.Density)
		if err != nil {
			return Graphic{}, err
		}
		m.Shaded, m.Hexagons, m.Amount, m.HexagonKM = true, true, amount, figure.HexagonKM(view(1000, 625))
		alt += " " + m.Shading().Words()
	}
	m.Base().Own = labels
	if len(g.Labels) > 0 {
		alt += " Labelled: " + g.LabelWords() + "."
	}
	if err := m.ColourBy(g.Colour); err != nil {
		return Graphic{}, err
	}
	if g.Colour != "" {
		alt += " " + m.KindWords()
	}
	if layers := c.Brief.LayersOf(g); len(layers) > 0 {
		m.ShowLayers(c.Brief, layers)
		alt += " " + c.Brief.LayerWords(layers)
		note = strings.TrimSpace(note + " " + c.layerNote(layers))
	}
	across, down := view(1000, 1e6), view(1e6, 1000)
	height := func(width float32) float32 { // as high as the extent is, within reason
		return min(max(width*float32(across.Scale/down.Scale), width*0.45), c.Sheet.MapHeight, width) + m.StripHeight()
	}
	shape := func(at draw.Rect) draw.Rect {
		at.W = min(at.W, flattest*(at.H-m.StripHeight()))
		return at
	}
	land := func(cv draw.Canvas, whole draw.Rect, p *draw.Palette) {
		m.View = view(whole.W, whole.H-m.StripHeight())
		m.Draw(cv, whole, p)
	}
	var ready sketch
	return Graphic{
		Alt: alt, Note: note, Map: m, View: view, Height: height,
		ahead: func(w, h float32, p *draw.Palette) { ready.prepare(shape(draw.Rect{W: w, H: h}), p, land) },
		Draw: func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
			at = shape(at)
			ready.draw(draw.Placed(cv, draw.Point{X: at.X, Y: at.Y}, 1), draw.Rect{W: at.W, H: at.H}, p, land)
			at.H -= m.StripHeight()
			var frame draw.Path
			frame.AddRect(at.Inset(0.5))
			cv.Stroke(&frame, draw.Stroke{Width: 1}, p.Rule)
			c.linkMarks(cv, at, m)
		},
	}, nil
}

// PopulationWords says of when the populations are by which a map of rates is shaded, and after whom; "" where none is known.
func PopulationWords(b *brief.Brief, s *figure.Shading) string {
	years, keys := s.PopulationOf()
	if years == "" {
		return ""
	}
	var after []string
	for _, key := range keys {
		if source := b.Sources.Get(key); source != nil {
			after = append(after, source.Short())
		}
	}
	words := "Populations of " + years
	if len(after) > 0 {
		words += ", after " + strings.Join(after, ", ")
	}
	return words + "."
}

// populationNote says of when the populations of a shaded map are, and the numbers of their sources.
func (c *Composer) populationNote(s *figure.Shading) string {
	years, keys := s.PopulationOf()
	if years == "" {
		return "No population is known."
	}
	return "Populations of " + years + "." + c.sourcesNote(keys)
}

// layerNote names layers with the numbers of their sources.
func (c *Composer) layerNote(layers []*brief.Layer) string {
	var words, keys []string
	for _, l := range layers {
		words, keys = append(words, l.Words()), append(keys, l.Source)
	}
	return strings.Join(words, "; ") + "." + c.sourcesNote(keys)
}

// MapMark is a symbol of a map and the incident to which it leads: the deadliest of several at one place. An
// unknown number counts as the lowest.
type MapMark struct {
	*figure.Symbol
	Row   incident.Row
	Words string
}

// MapMarks returns the symbols of the map's last Draw that have an incident for which listed is true.
func MapMarks(m *figure.Map, listed func(row incident.Row) bool) []MapMark {
	clusters := m.Clusters()
	main, deadliest := m.Table.Main(), map[*figure.Symbol]incident.Row{}
	for row := range m.Selection.All {
		s := clusters.Of(row)
		if s == nil || !listed(row) {
			continue
		}
		if best, ok := deadliest[s]; !ok || m.Table.Number(main, row).Most() > m.Table.Number(main, best).Most() {
			deadliest[s] = row
		}
	}
	var marks []MapMark
	for i := range clusters.Symbols {
		s := &clusters.Symbols[i]
		row, ok := deadliest[s]
		if !ok {
			continue
		}
		words := IncidentWords(m.Table, row)
		if s.Count > 1 {
			first := "One"
			switch {
			case main == incident.Killed:
				first = "The deadliest"
			case !main.IsCount():
				first = "The one with most " + main.Many
			}
			words = fmt.Sprintf("%s incidents here. %s: %s", incident.Thousands(s.Count), first, words)
		}
		marks = append(marks, MapMark{s, row, words})
	}
	return marks
}

// linkMarks links the symbols of a map to rows of the table of all incidents.
func (c *Composer) linkMarks(cv draw.Canvas, at draw.Rect, m *figure.Map) {
	for _, mark := range MapMarks(m, c.HasRow) {
		r := max(mark.R, mark.High, c.Sheet.Figure.Caption/2)
		area := draw.Rect{X: at.X + mark.At.X - r, Y: at.Y + mark.At.Y - r, W: 2 * r, H: 2 * r}.Intersect(at)
		if area.W > 0 && area.H > 0 {
			cv.Link(area, draw.Target{Anchor: incidentAnchor(m.Table.At(mark.Row).ID), Words: mark.Words})
		}
	}
}
