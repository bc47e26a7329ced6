package publish

import (
	"lectern/app/exchange"
)

// ShownKind is something that can be made of the incidents on show: a table of them, or a map.
type ShownKind struct {
	Words  string // in menus
	Ending string // of the file, with its point
	Rows   exchange.Format
	Map    func(*MapSheet) ([]byte, error) // nil: a table
}

// ShownKinds are all that can be made of the incidents on show; the first is the default.
var ShownKinds = []ShownKind{
	{Words: "Incidents, CSV", Ending: ".csv", Rows: exchange.CSV},
	{Words: "Incidents, GeoJSON", Ending: ".geojson", Rows: exchange.GeoJSON},
	{Words: "Map, PNG", Ending: ".png", Map: (*MapSheet).PNG},
	{Words: "Map, SVG", Ending: ".svg", Map: (*MapSheet).SVG},
	{Words: "Map, PDF", Ending: ".pdf", Map: (*MapSheet).PDF},
}

// MapWriter returns what makes a map with an ending, or nil.
func MapWriter(ending string) func(*MapSheet) ([]byte, error) {
	for _, k := range ShownKinds {
		if k.Ending == ending {
			return k.Map
		}
	}
	return nil
}
