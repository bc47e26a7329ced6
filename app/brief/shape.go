package brief

import "fmt"

// Shape is the shape of slides: how wide they are for how high they are.
type Shape struct{ Wide, High int }

// Shapes holds the shapes that slides can have; the first is that of a brief that asks for none.
var Shapes = []Shape{{16, 9}, {16, 10}, {4, 3}}

// String returns the shape as it is written: "16:9".
func (s Shape) String() string { return fmt.Sprintf("%d:%d", s.Wide, s.High) }

// ShapeNames returns all shapes as they are written.
func ShapeNames() (names []string) {
	for _, s := range Shapes {
		names = append(names, s.String())
	}
	return names
}

// ShapeNamed returns the shape that is written as name, or false.
func ShapeNamed(name string) (Shape, bool) {
	for _, s := range Shapes {
		if s.String() == name {
			return s, true
		}
	}
	return Shape{}, false
}
