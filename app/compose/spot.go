package compose

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Spot is a symbol, a bar or a point of a drawing: what it says in words, and what is behind it.
type Spot struct {
	Area   draw.Rect // from the corner of the drawing
	Title  string
	Detail string       // its range, and its sources by their numbers
	Link   typeset.Link // to an incident, to the incidents behind a bar, or to a source
}

// DrawingOf returns the drawing that a box shows, or nil.
func DrawingOf(box typeset.Box) *brief.Drawing {
	if b, ok := box.(*boxed); ok {
		return b.of
	}
	return nil
}

// SpotsOf returns the spots of a drawing in a size. It draws it once, unseen, so that it may be called while another
// goroutine draws the same.
func (c *Composer) SpotsOf(g *brief.Drawing, width, height float32) []Spot {
	if made := c.drawUnseen(&draw.Lettering{}, g, width, height); made.Spots != nil {
		return made.Spots()
	}
	return nil
}

// LetteringOf returns the words that stand in a drawing in a size, such as the names on a map. It draws it as SpotsOf does.
func (c *Composer) LetteringOf(g *brief.Drawing, width, height float32) *draw.Lettering {
	l := &draw.Lettering{}
	c.drawUnseen(l, g, width, height)
	return l
}

// drawUnseen draws a drawing in a size and returns it; one that can't be made, or that is a table, draws nothing.
func (c *Composer) drawUnseen(on draw.Canvas, g *brief.Drawing, width, height float32) Graphic {
	s, err := c.Brief.Drawn(g)
	if err != nil {
		return Graphic{}
	}
	made, err := c.Graphic(g, s, 0)
	if err != nil || made.Draw == nil {
		return Graphic{}
	}
	made.Draw(on, draw.Rect{W: width, H: height}, &draw.Light)
	return made
}

// spots puts the spots of a drawing of incidents into words.
func (c *Composer) spots(g *brief.Drawing, s incident.Selection, all []figure.Spot) []Spot {
	var out []Spot
	for _, m := range all {
		switch {
		case m.Point != nil:
			out = append(out, c.pointSpot(m))
		case m.Row >= 0:
			out = append(out, c.incidentSpot(m.Area, m.Row))
		case m.Group.Rows > 0:
			out = append(out, c.groupSpot(g, s, m))
		default:
			query := ""
			switch {
			case !m.Loose:
				query = c.narrowed(g, "date.within:"+m.Days.First.String()+".."+m.Days.Last.String())
			case m.Listed != nil:
				query = c.idsQuery(m.Listed)
			}
			out = append(out, c.rowsSpot(m.Area, m.When(), m.Sum.Told(), query))
		}
	}
	return out
}

// pointSpot is an estimate with its source.
func (c *Composer) pointSpot(m figure.Spot) Spot {
	p := m.Point
	value := fmt.Sprintf("%s to %s", incident.Thousands(int(p.Low)), incident.Thousands(int(p.High)))
	switch {
	case p.High < 0:
		value = "at least " + incident.Thousands(int(p.Low))
	case p.Low < 0:
		value = "up to " + incident.Thousands(int(p.High))
	case p.Low == p.High:
		value = incident.Thousands(int(p.Low))
	}
	return Spot{
		Area: m.Area, Title: value, Detail: incident.NewWhen(p.From, p.To, incident.ByDay).String() + "; " + p.Scope + c.sourced([]string{p.Source}),
		Link: To(LinkSource, p.Source),
	}
}

// incidentSpot is one incident.
func (c *Composer) incidentSpot(area draw.Rect, row incident.Row) Spot {
	one := c.Brief.Incidents.At(row)
	return Spot{
		Area: area, Title: one.Name(), Detail: strings.TrimSuffix(fmt.Sprintf("%s, %s; %s", one.When, one.Where(), c.Brief.Incidents.MainOf(row)), "; ") + c.sourced(one.Sources),
		Link: To(LinkIncident, one.ID),
	}
}

// groupSpot is a bar of a chart.
func (c *Composer) groupSpot(g *brief.Drawing, s incident.Selection, m figure.Spot) Spot {
	measure := ""
	if parsed, err := c.Brief.Incidents.ParseMeasure(g.Measured()); err == nil {
		measure = " " + barWords(parsed.Words(), m.Group)
	}
	query := ""
	if terms := m.Group.Terms(g.CountedBy()); terms != nil {
		query = c.narrowed(g, strings.Join(terms, " "))
	}
	return c.rowsSpot(m.Area, m.Group.Words(), m.Group.Value.Words()+measure, query)
}

// barWords returns what a bar counts: "incidents", or "people killed in 4 incidents".
func barWords(words string, g incident.Group) string {
	if words == "incidents" {
		return words
	}
	return words + " in " + counted(g.Rows, "incident")
}

// narrowed returns the query of a drawing with a further term, or "" where that can't be asked.
func (c *Composer) narrowed(g *brief.Drawing, term string) string {
	return c.narrowedQuery(c.Brief.DrawingQuery(g), term)
}

// narrowedQuery returns a query with further terms, or "" where that can't be asked.
func (c *Composer) narrowedQuery(query, terms string) string {
	all, err := c.Brief.Incidents.Parse(query)
	if err != nil {
		return ""
	}
	more, err := c.Brief.Incidents.Parse(terms)
	if err != nil {
		return ""
	}
	return all.And(more).String()
}

// rowsSpot is a mark of several incidents, which a query finds.
func (c *Composer) rowsSpot(area draw.Rect, title, detail, query string) Spot {
	m := Spot{Area: area, Title: title, Detail: detail}
	if query == "" {
		return m
	}
	m.Link = To(LinkQuery, query)
	if s, err := c.Brief.Select(query); err == nil {
		var keys []string
		for row := range s.All {
			keys = append(keys, c.Brief.Incidents.At(row).Sources...)
		}
		m.Detail += c.sourced(keys)
	}
	return m
}

// mapSpots returns the spots of a map: its symbols.
func (c *Composer) mapSpots(m *figure.Map) []Spot {
	var out []Spot
	clusters := m.Clusters()
	for i := range clusters.Symbols {
		s := &clusters.Symbols[i]
		r := max(s.Solid(m.Style.Text), 4)
		area := draw.Rect{X: s.At.X - r, Y: s.At.Y - r, W: 2 * r, H: 2 * r}
		rows := clusters.Rows(s, m.Selection, incident.MostListed+1)
		switch {
		case len(rows) == 1:
			out = append(out, c.incidentSpot(area, rows[0]))
		case len(rows) > 1:
			out = append(out, c.rowsSpot(area, incident.Thousands(s.Count)+" incidents here", s.Total(m.Amount).Told(), c.idsQuery(rows)))
		}
	}
	return out
}

// idsQuery returns the query that finds rows, or "" if they are too many.
func (c *Composer) idsQuery(rows []incident.Row) string {
	if len(rows) > incident.MostListed {
		return ""
	}
	var ids []string
	for _, row := range rows {
		ids = append(ids, c.Brief.Incidents.Cell("id", row))
	}
	q := (*incident.Query)(nil)
	for _, id := range ids {
		q = q.Toggle("id", id, false)
	}
	return q.String()
}

// mostSources is how many sources of a mark are named.
const mostSources = 8

// sourced returns the numbers of sources as the end of a sentence, or "".
func (c *Composer) sourced(keys []string) string {
	var numbers []int
	for _, key := range keys {
		if n := c.sourceNumber(key); n > 0 {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	if len(numbers) == 0 {
		return ""
	}
	words := strings.Trim(strings.ReplaceAll(fmt.Sprint(numbers[:min(mostSources, len(numbers))]), " ", ", "), "[]")
	if more := len(numbers) - mostSources; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	if len(numbers) == 1 {
		return ". Source " + words + "."
	}
	return ". Sources " + words + "."
}

// ReachOf returns the query of the drawing with an address, and its extent if it is a map, and false if there is none.
func ReachOf(b *brief.Brief, address string) (query string, extent *brief.Extent, ok bool) {
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, func(block brief.Block) {
			if g, is := block.(*brief.Drawing); is && b.AddressOf(g) == address {
				query, ok = b.DrawingQuery(g), true
				if g.Kind == brief.Map {
					extent = extentShown(b, g)
				}
			}
		}, nil)
	}
	return query, extent, ok
}

// extentShown returns the extent of a map, in degrees.
func extentShown(b *brief.Brief, g *brief.Drawing) *brief.Extent {
	s, err := b.Select(b.DrawingQuery(g))
	if err != nil {
		return nil
	}
	e := drawingExtent(b, g, s)
	return &brief.Extent{e.West, e.South, e.East, e.North}
}
