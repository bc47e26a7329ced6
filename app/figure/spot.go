package figure

import (
	"lectern/app/draw"
	"lectern/app/incident"
)

// Spot is a bar or a point of a drawing, where it was last drawn.
type Spot struct {
	Area  draw.Rect
	Row   incident.Row    // the incident that it stands for, or -1
	Group incident.Group  // of a bar chart
	Days  incident.Span   // of a timeline's bar
	Loose bool            // of a timeline's bar: its incidents may lie anywhere in its days
	Sum   incident.Total  // of a timeline's bar
	Pale  bool            // of a timeline's bar: its incidents aren't shown, or others of its days are
	Point *incident.Point // of a chart of estimates

	Listed []incident.Row // of a loose bar, unless they are more than incident.MostListed
}

// When returns the days of a timeline's bar in words: "2021", "Within 2021".
func (s *Spot) When() string {
	if s.Loose {
		return "Within " + s.Days.Title()
	}
	return s.Days.Title()
}
