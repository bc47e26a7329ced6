package incident

import (
	"slices"
	"strings"
)

// ColumnNames returns the names of the columns of the format, in its order.
func ColumnNames() []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

// IsColumn reports whether a name, in any spelling that is read, is that of a column of the format.
func IsColumn(name string) bool { return fileColumn(name) != "" }

// Choices returns the words that a column of the format may hold, or nil if it may hold others.
func Choices(column string) []string {
	if c := columnByName[column]; c != nil && c.text != nil {
		return slices.Clone(c.text.choices)
	}
	return nil
}

// HasColumns reports whether the columns that incidents need are among names.
func HasColumns(names []string) bool {
	return len(missingColumns(func(column string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return fileColumn(strings.TrimSpace(name)) == column })
	})) == 0
}
