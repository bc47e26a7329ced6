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
	Sum   incident.Total  // of a timeline's bar
	Point *incident.Point // of a chart of estimates
}
