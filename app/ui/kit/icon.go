//go:build !nogui

package kit

import "lectern/app/draw"

// Icon is an icon of 18 by 18 logical pixels, in lines 1.5 wide.
type Icon uint8

const (
	NoIcon Icon = iota
	BackIcon
	ForwardIcon
	ShelfIcon
	CloseIcon
	PlusIcon
	MinusIcon
	SearchIcon
	BookIcon
	MapIcon
	ScreenIcon
	DownIcon
	ChevronIcon
	WarningIcon
	InformationIcon
	FitIcon
	MenuIcon
	ClockIcon
	NarrowIcon
	PlayIcon
	PauseIcon
	SumIcon
	KeepIcon
	FolderIcon
	TableIcon
	PinIcon
	LayersIcon
)

// strokes has the lines of each icon, each a slice of x, y pairs.
var strokes = map[Icon][][]float32{
	BackIcon:        {{11, 3.5, 5.5, 9, 11, 14.5}},
	ForwardIcon:     {{7, 3.5, 12.5, 9, 7, 14.5}},
	ShelfIcon:       {{2.5, 15, 15.5, 15}, {4, 12.5, 4, 3.5, 6.5, 3.5, 6.5, 12.5, 4, 12.5}, {8.5, 12.5, 8.5, 5.5, 11, 5.5, 11, 12.5, 8.5, 12.5}, {12.5, 5.8, 14.8, 5, 16, 12}},
	CloseIcon:       {{4.5, 4.5, 13.5, 13.5}, {13.5, 4.5, 4.5, 13.5}},
	PlusIcon:        {{9, 3.5, 9, 14.5}, {3.5, 9, 14.5, 9}},
	MinusIcon:       {{3.5, 9, 14.5, 9}},
	SearchIcon:      {{11.5, 11.5, 16, 16}},
	BookIcon:        {{9, 4.5, 9, 15}, {9, 4.5, 6.5, 3.5, 2.5, 3.5, 2.5, 13.5, 6.5, 13.5, 9, 15, 11.5, 13.5, 15.5, 13.5, 15.5, 3.5, 11.5, 3.5, 9, 4.5}},
	MapIcon:         {{2.5, 4.5, 6.5, 3, 11.5, 5, 15.5, 3.5, 15.5, 13.5, 11.5, 15, 6.5, 13, 2.5, 14.5, 2.5, 4.5}, {6.5, 3, 6.5, 13}, {11.5, 5, 11.5, 15}},
	ScreenIcon:      {{2.5, 3.5, 15.5, 3.5, 15.5, 12, 2.5, 12, 2.5, 3.5}, {9, 12, 9, 15}, {5.5, 15, 12.5, 15}},
	DownIcon:        {{9, 3, 9, 11}, {5.5, 8, 9, 11.5, 12.5, 8}, {3, 12, 3, 15, 15, 15, 15, 12}},
	ChevronIcon:     {{4.5, 7, 9, 11.5, 13.5, 7}},
	WarningIcon:     {{9, 2.5, 16.5, 15.5, 1.5, 15.5, 9, 2.5}, {9, 7, 9, 11}, {9, 12.8, 9, 13.6}},
	InformationIcon: {{9, 5.2, 9, 6}, {9, 8.2, 9, 12.8}},
	FitIcon:         {{3, 6.5, 3, 3, 6.5, 3}, {11.5, 3, 15, 3, 15, 6.5}, {15, 11.5, 15, 15, 11.5, 15}, {6.5, 15, 3, 15, 3, 11.5}},
	MenuIcon:        {{3, 5, 15, 5}, {3, 9, 15, 9}, {3, 13, 15, 13}},
	ClockIcon:       {{9, 5.5, 9, 9.2, 11.5, 10.8}},
	NarrowIcon:      {{2.5, 4.5, 15.5, 4.5}, {5, 9, 13, 9}, {7.5, 13.5, 10.5, 13.5}},
	PlayIcon:        {{6, 4, 13.5, 9, 6, 14, 6, 4}},
	PauseIcon:       {{6.5, 4, 6.5, 14}, {11.5, 4, 11.5, 14}},
	SumIcon:         {{2.5, 14.5, 6, 14.5, 6, 11, 9.5, 11, 9.5, 6.5, 13, 6.5, 13, 3.5, 16, 3.5}},
	PinIcon:         {{6, 2.5, 12, 2.5}, {7, 2.5, 7, 8, 4.5, 10.5, 13.5, 10.5, 11, 8, 11, 2.5}, {9, 10.5, 9, 15.5}},
	TableIcon:       {{2.5, 4, 15.5, 4, 15.5, 14, 2.5, 14, 2.5, 4}, {2.5, 7.5, 15.5, 7.5}, {7, 4, 7, 14}, {2.5, 10.8, 15.5, 10.8}},
	FolderIcon:      {{2.5, 14.5, 2.5, 4, 7, 4, 8.5, 6, 15.5, 6, 15.5, 14.5, 2.5, 14.5}},
	LayersIcon:      {{9, 2.5, 15.5, 6, 9, 9.5, 2.5, 6, 9, 2.5}, {2.5, 9, 9, 12.5, 15.5, 9}, {2.5, 12, 9, 15.5, 15.5, 12}},
	KeepIcon:        {{5, 3, 13, 3, 13, 15, 9, 11.5, 5, 15, 5, 3}},
}

// Icon draws an icon with its upper left corner at (x, y).
func (g *Painter) Icon(i Icon, x, y float32, ink draw.Ink) {
	g.Path.Reset()
	for _, line := range strokes[i] {
		g.Path.MoveTo(x+line[0], y+line[1])
		for k := 2; k < len(line); k += 2 {
			g.Path.LineTo(x+line[k], y+line[k+1])
		}
	}
	switch i {
	case SearchIcon:
		g.Path.AddCircle(x+7.5, y+7.5, 5)
	case ClockIcon, InformationIcon:
		g.Path.AddCircle(x+9, y+9, 6.5)
	}
	g.Stroke(&g.Path, draw.Stroke{Width: 1.5, Round: true}, ink)
}

// Cross draws the cross on a chip that removes it, 9 by 9 logical pixels.
func (g *Painter) Cross(x, y float32, ink draw.Ink) {
	g.Path.Reset()
	g.Path.AddLine(x, y, x+9, y+9)
	g.Path.AddLine(x+9, y, x, y+9)
	g.Stroke(&g.Path, draw.Stroke{Width: 1.5, Round: true}, ink)
}
