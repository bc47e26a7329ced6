//go:build !nogui

package ui

import "lectern/app/draw"

// icon is a sign of 18 by 18 pixels in lines of 1.5.
type icon uint8

const (
	noIcon icon = iota
	backIcon
	closeIcon
	plusIcon
	minusIcon
	searchIcon
	bookIcon
	mapIcon
	screenIcon
	downIcon
	copyIcon
	chevronIcon
	warningIcon
	fitIcon
	menuIcon
	upIcon
	clockIcon
	narrowIcon
	playIcon
	pauseIcon
	sumIcon
	keepIcon
)

// strokes of each icon: x, y pairs, one slice a line.
var strokes = map[icon][][]float32{
	backIcon:    {{11, 3.5, 5.5, 9, 11, 14.5}},
	closeIcon:   {{4.5, 4.5, 13.5, 13.5}, {13.5, 4.5, 4.5, 13.5}},
	plusIcon:    {{9, 3.5, 9, 14.5}, {3.5, 9, 14.5, 9}},
	minusIcon:   {{3.5, 9, 14.5, 9}},
	searchIcon:  {{11.5, 11.5, 16, 16}},
	bookIcon:    {{9, 4.5, 9, 15}, {9, 4.5, 6.5, 3.5, 2.5, 3.5, 2.5, 13.5, 6.5, 13.5, 9, 15, 11.5, 13.5, 15.5, 13.5, 15.5, 3.5, 11.5, 3.5, 9, 4.5}},
	mapIcon:     {{2.5, 4.5, 6.5, 3, 11.5, 5, 15.5, 3.5, 15.5, 13.5, 11.5, 15, 6.5, 13, 2.5, 14.5, 2.5, 4.5}, {6.5, 3, 6.5, 13}, {11.5, 5, 11.5, 15}},
	screenIcon:  {{2.5, 3.5, 15.5, 3.5, 15.5, 12, 2.5, 12, 2.5, 3.5}, {9, 12, 9, 15}, {5.5, 15, 12.5, 15}},
	downIcon:    {{9, 3, 9, 11}, {5.5, 8, 9, 11.5, 12.5, 8}, {3, 12, 3, 15, 15, 15, 15, 12}},
	copyIcon:    {{6.5, 6.5, 15, 6.5, 15, 15, 6.5, 15, 6.5, 6.5}, {3, 11.5, 3, 3, 11.5, 3}},
	chevronIcon: {{4.5, 7, 9, 11.5, 13.5, 7}},
	warningIcon: {{9, 2.5, 16.5, 15.5, 1.5, 15.5, 9, 2.5}, {9, 7, 9, 11}, {9, 12.8, 9, 13.6}},
	fitIcon:     {{3, 6.5, 3, 3, 6.5, 3}, {11.5, 3, 15, 3, 15, 6.5}, {15, 11.5, 15, 15, 11.5, 15}, {6.5, 15, 3, 15, 3, 11.5}},
	menuIcon:    {{3, 5, 15, 5}, {3, 9, 15, 9}, {3, 13, 15, 13}},
	upIcon:      {{4.5, 11.5, 9, 7, 13.5, 11.5}},
	clockIcon:   {{9, 5.5, 9, 9.2, 11.5, 10.8}},
	narrowIcon:  {{2.5, 4.5, 15.5, 4.5}, {5, 9, 13, 9}, {7.5, 13.5, 10.5, 13.5}},
	playIcon:    {{6, 4, 13.5, 9, 6, 14, 6, 4}},
	pauseIcon:   {{6.5, 4, 6.5, 14}, {11.5, 4, 11.5, 14}},
	sumIcon:     {{2.5, 14.5, 6, 14.5, 6, 11, 9.5, 11, 9.5, 6.5, 13, 6.5, 13, 3.5, 16, 3.5}},
	keepIcon:    {{5, 3, 13, 3, 13, 15, 9, 11.5, 5, 15, 5, 3}},
}

func (g *ground) icon(i icon, x, y float32, ink draw.Ink) {
	g.path.Reset()
	for _, line := range strokes[i] {
		g.path.MoveTo(x+line[0], y+line[1])
		for k := 2; k < len(line); k += 2 {
			g.path.LineTo(x+line[k], y+line[k+1])
		}
	}
	switch i {
	case searchIcon:
		g.path.AddCircle(x+7.5, y+7.5, 5)
	case clockIcon:
		g.path.AddCircle(x+9, y+9, 6.5)
	}
	g.Stroke(&g.path, draw.Stroke{Width: 1.5, Round: true}, ink)
}

// smallCross is the sign on a chip that takes it away, 9 by 9.
func (g *ground) smallCross(x, y float32, ink draw.Ink) {
	g.path.Reset()
	g.path.AddLine(x, y, x+9, y+9)
	g.path.AddLine(x+9, y, x, y+9)
	g.Stroke(&g.path, draw.Stroke{Width: 1.5, Round: true}, ink)
}
