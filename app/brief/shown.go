package brief

import "lectern/app/incident"

// Shown returns all incidents that the brief uses: those behind live figures, drawings and views, and those
// that links lead to. A query that can't be read adds none.
func (b *Brief) Shown() incident.Selection {
	shown := b.Incidents.None()
	add := func(s incident.Selection, err error) {
		if err == nil {
			shown = shown.Or(s)
		}
	}
	for _, v := range b.Views {
		add(b.Select(v.Query))
	}
	b.eachInline(func(in Inline) {
		switch in := in.(type) {
		case *LiveFigure:
			_, s, err := b.Figure(in.Measure)
			add(s, err)
		case *IncidentLink:
			if row, ok := b.Incidents.Index(in.ID); ok {
				add(b.Incidents.Rows(row), nil)
			}
		}
	})
	b.eachDrawing(0, func(d *Drawing) {
		if d.Series == "" {
			add(b.Select(b.DrawingQuery(d)))
		}
	})
	return shown
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
