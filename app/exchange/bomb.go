package exchange

import (
	"archive/zip"
	"strings"

	"lectern/app/problem"
)

// Bounds of the parts of a workbook. Beyond them a small file would take minutes and gigabytes.
const (
	largePart   = 16 << 20 // bytes from which a part is looked through
	mostPacked  = 60       // times that it may be smaller when packed; real tables are some ten times smaller
	longestText = 4 << 20  // bytes of one text in it
)

// asCSV is the advice for a workbook beyond these bounds.
const asCSV = "save the table as CSV UTF-8"

// checkParts refuses a workbook whose parts are beyond these bounds.
func checkParts(f *file, z *zip.Reader) error {
	var sum uint64
	for _, part := range z.File {
		if sum += part.UncompressedSize64; sum > maxWorkbook || part.UncompressedSize64 > maxWorkbook {
			return f.fault(problem.TooLarge, asCSV, "the workbook unpacks to more than %d MB", maxWorkbook>>20)
		}
		if part.UncompressedSize64 < largePart || !strings.HasPrefix(part.Name, "xl/") {
			continue
		}
		if part.UncompressedSize64 > mostPacked*max(1, part.CompressedSize64) {
			return f.fault(problem.TooLarge, asCSV, "%s of the workbook holds the same over and over", part.Name)
		}
	}
	return nil
}
