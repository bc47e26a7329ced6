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
	for _, s := range b.Sections {
		Walk(s.Blocks, func(block Block) {
			if d, ok := block.(*Drawing); ok && d.Series == "" {
				add(b.Select(b.DrawingQuery(d)))
			}
		}, nil)
	}
	return shown
}
