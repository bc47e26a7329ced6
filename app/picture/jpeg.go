package picture

import (
	"bytes"
	"encoding/binary"
)

// The markers of a JPEG file that are told apart (ITU-T T.81, B.1.1.3).
const (
	jpegFrame       = 0xc0 // of a baseline picture; 0xc1 of an extended one
	jpegProgressive = 0xc2
	jpegRestart     = 0xd0 // to 0xd7
	jpegStart       = 0xd8
	jpegEnd         = 0xd9
	jpegScan        = 0xda
	jpegApp0        = 0xe0 // JFIF
	jpegApp1        = 0xe1 // EXIF, XMP
	jpegApp2        = 0xe2 // colour profiles
	jpegApp14       = 0xee // Adobe's: how colours are coded
	jpegComment     = 0xfe // the last; between are those of other programs, and reserved ones
)

func isJPEG(data []byte) bool { return bytes.HasPrefix(data, []byte{0xff, jpegStart}) }

// jpegSegments visits the segments of a file up to its end, with what is between the marker and the
// next one, and reports whether there is an end. Bytes that belong to none are passed over, as by
// those who show it.
func jpegSegments(data []byte, visit func(marker byte, body []byte)) bool {
	for at := 2; ; {
		i := bytes.IndexByte(data[min(at, len(data)):], 0xff)
		if i < 0 {
			return false
		}
		for at += i; at < len(data) && data[at] == 0xff; { // any number of them
			at++
		}
		if at >= len(data) {
			return false
		}
		marker := data[at]
		at++
		switch {
		case marker == 0, marker >= jpegRestart && marker <= jpegStart, marker == 1: // no segment, or one of nothing
			continue
		case marker == jpegEnd:
			return true
		}
		if at+2 > len(data) {
			return false
		}
		end := at + int(binary.BigEndian.Uint16(data[at:]))
		if end < at+2 || end > len(data) {
			return false
		}
		if marker == jpegScan {
			end = scanEnd(data, end)
		}
		visit(marker, data[at+2:end])
		at = end
	}
}

// scanEnd returns where the coded pixels end: at the next marker that is none of their own.
func scanEnd(data []byte, at int) int {
	for ; at+1 < len(data); at++ {
		if next := data[at+1]; data[at] == 0xff && next != 0 && next != 0xff && (next < jpegRestart || next > jpegRestart+7) {
			return at
		}
	}
	return len(data)
}

var (
	jfif       = []byte("JFIF\x00")
	iccProfile = []byte("ICC_PROFILE\x00")
	exif       = []byte("Exif\x00\x00")
)

// cleanJPEG keeps the segments that are shown.
func cleanJPEG(data []byte) []byte {
	out := []byte{0xff, jpegStart}
	if jpegSegments(data, func(marker byte, body []byte) {
		switch {
		case marker == jpegApp0 && bytes.HasPrefix(body, jfif) && len(body) >= 14:
			body = append(bytes.Clone(body[:12]), 0, 0) // without the small picture
		case marker == jpegApp2 && bytes.HasPrefix(body, iccProfile):
		case marker == jpegApp14 && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
			body = body[:12]
		case marker >= jpegApp0 && marker <= jpegComment:
			return
		}
		if marker == jpegScan {
			if len(body) == 0 {
				return
			}
			n := int(body[0])*2 + 4 // what the scan says of itself
			if n > len(body) {
				return
			}
			out = append(appendSegment(out, marker, body[:n]), body[n:]...)
			return
		}
		out = appendSegment(out, marker, body)
	}) {
		out = append(out, 0xff, jpegEnd)
	}
	return out
}

func appendSegment(out []byte, marker byte, body []byte) []byte {
	return append(append(out, 0xff, marker, byte((len(body)+2)>>8), byte(len(body)+2)), body...)
}
