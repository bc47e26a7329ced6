// Package incident holds incidents and answers questions about them.
//
// In come incidents.csv and series.csv (ReadCSV, ReadSeries; FORMAT.md specifies both), rows or
// records from other formats (ReadRows, Builder), and queries as people type them (Parse,
// ParseMeasure). Out go selections of rows, sums that keep their range and say how many numbers are
// unknown, time bins, list orders, completions and sentences. Nothing here draws or knows a map;
// places and countries come in through Gazetteer.
//
// Start with Table in table.go, then query.go. Each column is one entry in columns.go, which schema.go
// explains. A Table is immutable: every goroutine may read it.
package incident
