package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// readTable reads a table of decisions, which must have these columns in this order.
func readTable(folder, name, columns string) ([][]string, error) {
	file, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		return nil, fmt.Errorf("opening the table: %w", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != columns {
		return nil, fmt.Errorf("%s has not the columns %s", name, columns)
	}
	return rows[1:], nil
}
