package brief

import "lectern/app/incident"

// Shown returns all incidents that the brief uses: those behind live figures, drawings and views, and those
// that links lead to. A query that can't be read adds none.
func (b *Brief) Shown() incident.Selection {
	shown := b.Incidents.None()
	for _, v := range b.Views {
		shown = shown.Or(b.selected(v.Query))
		if v.Compare != "" {
			shown = shown.Or(b.selected(v.Compare))
		}
	}
	b.eachInline(func(in Inline) { shown = shown.Or(b.behindInline(in)) })
	b.eachDrawing(0, func(d *Drawing) { shown = shown.Or(b.behindDrawing(d)) })
	return shown
}

// Behind returns the incidents on which blocks rest: those behind their live figures, drawings and links to views, and
// those that links lead to.
func (b *Brief) Behind(blocks []Block) incident.Selection {
	behind := b.Incidents.None()
	Walk(blocks, func(block Block) {
		if d, ok := block.(*Drawing); ok {
			behind = behind.Or(b.behindDrawing(d))
		}
	}, func(in Inline) {
		if link, ok := in.(*ViewLink); ok {
			if v := b.View(link.View); v != nil {
				behind = behind.Or(b.selected(v.Query))
			}
		}
		behind = behind.Or(b.behindInline(in))
	})
	return behind.And(b.selected(""))
}

// selected returns the incidents that a query finds, or none if it can't be read.
func (b *Brief) selected(query string) incident.Selection {
	s, err := b.Select(query)
	if err != nil {
		return b.Incidents.None()
	}
	return s
}

// behindInline returns the incidents behind a live figure, or the one that a link leads to.
func (b *Brief) behindInline(in Inline) incident.Selection {
	switch in := in.(type) {
	case *LiveFigure:
		if _, s, err := b.Figure(in.Measure); err == nil {
			return s
		}
	case *IncidentLink:
		if row, ok := b.Incidents.Index(in.ID); ok {
			return b.Incidents.Rows(row)
		}
	}
	return b.Incidents.None()
}

// behindDrawing returns the incidents that a drawing shows.
func (b *Brief) behindDrawing(d *Drawing) incident.Selection {
	if d.Series != "" {
		return b.Incidents.None()
	}
	s, err := b.Drawn(d)
	if err != nil {
		return b.Incidents.None()
	}
	return s
}

// DrawnSeries returns the names of the series that charts on pages show, or with Slides on pages and slides.
func (b *Brief) DrawnSeries(m Medium) map[string]bool {
	drawn := map[string]bool{}
	b.eachDrawing(m, func(d *Drawing) {
		if d.Series != "" {
			drawn[d.Series] = true
		}
	})
	return drawn
}

// DrawsRates reports whether a map on pages, or with Slides on pages and slides, shades provinces by people who live there.
func (b *Brief) DrawsRates(m Medium) (drawn bool) {
	b.eachDrawing(m, func(d *Drawing) {
		_, rate := incident.CutRate(d.Shade)
		drawn = drawn || rate
	})
	return drawn
}

// DrawnSources returns the keys of the sources of series, populations and layers that drawings on pages show, or with Slides on pages
// and slides. A key may come several times.
func (b *Brief) DrawnSources(m Medium) (keys []string) {
	drawn := b.DrawnSeries(m)
	for _, p := range b.Series {
		if drawn[p.Series] {
			keys = append(keys, p.Source)
		}
	}
	if b.DrawsRates(m) {
		for _, p := range b.Populations {
			keys = append(keys, p.Source)
		}
	}
	layers := b.usedLayers(m)
	for _, l := range b.Layers {
		if layers[l.Name] {
			keys = append(keys, l.Source)
		}
	}
	return keys
}

// eachDrawing calls visit for the drawings among blocks and notes that a medium prints.
func (b *Brief) eachDrawing(m Medium, visit func(*Drawing)) {
	var each func([]Block)
	each = func(blocks []Block) {
		for _, block := range blocks {
			if !prints(m, block) {
				continue
			}
			if d, ok := block.(*Drawing); ok {
				visit(d)
			}
			for _, inside := range Inside(block) {
				each(inside)
			}
		}
	}
	for _, s := range b.Sections {
		each(s.Blocks)
	}
	for _, n := range b.Notes {
		each(n.Blocks)
	}
}

// eachAsked calls query for the queries of views and of the drawings that a medium prints, and measure for the measures of those
// drawings and of live figures. Those that can't be read are left out.
func (b *Brief) eachAsked(m Medium, query func(*incident.Query), measure func(*incident.Measure)) {
	eachQuery := func(text string) {
		if q, err := b.Incidents.Parse(text); err == nil {
			query(q)
		}
	}
	eachMeasure := func(text string) {
		if m, err := b.Incidents.ParseMeasure(text); err == nil {
			measure(m)
		}
	}
	for _, v := range b.Views {
		eachQuery(v.Query)
		eachQuery(v.Compare)
	}
	b.eachDrawing(m, func(d *Drawing) {
		eachQuery(b.DrawingQuery(d))
		eachQuery(b.Compared(d))
		eachMeasure(d.Measured())
		for _, f := range d.figures {
			eachMeasure(f.Measure)
		}
	})
	b.eachInline(func(in Inline) {
		if f, ok := in.(*LiveFigure); ok {
			eachMeasure(f.Measure)
		}
	})
}
