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

// ShownKinds holds all such kinds, those of tables as package exchange has them; the first is the default.
var ShownKinds = append(tableKinds(),
	ShownKind{Words: "Map, PNG", Ending: ".png", Map: (*MapSheet).PNG},
	ShownKind{Words: "Map, SVG", Ending: ".svg", Map: (*MapSheet).SVG},
	ShownKind{Words: "Map, PDF", Ending: ".pdf", Map: (*MapSheet).PDF},
)

func tableKinds() (kinds []ShownKind) {
	for _, w := range exchange.Writers {
		kinds = append(kinds, ShownKind{Words: "Incidents, " + w.Words, Ending: "." + string(w.Format), Rows: w.Format})
	}
	return kinds
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
