package publish

import (
	"lectern/app/exchange"
)

// ShownKind is a kind of file that can be made of the incidents that a window shows: a table or a map.
type ShownKind struct {
	Words  string                          // in menus
	Ending string                          // the extension, with its dot
	Rows   exchange.Format                 // of a table
	Map    func(*MapSheet) ([]byte, error) // nil: a table
}

// ShownKinds holds all such kinds; the first is the default.
var ShownKinds = []ShownKind{
	{Words: "Incidents, CSV", Ending: ".csv", Rows: exchange.CSV},
	{Words: "Incidents, GeoJSON", Ending: ".geojson", Rows: exchange.GeoJSON},
	{Words: "Map, PNG", Ending: ".png", Map: (*MapSheet).PNG},
	{Words: "Map, SVG", Ending: ".svg", Map: (*MapSheet).SVG},
	{Words: "Map, PDF", Ending: ".pdf", Map: (*MapSheet).PDF},
}

// MapWriter returns the writer of maps with an extension, or nil.
func MapWriter(ending string) func(*MapSheet) ([]byte, error) {
	for _, k := range ShownKinds {
		if k.Ending == ending {
			return k.Map
		}
	}
	return nil
}
