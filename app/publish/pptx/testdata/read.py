"""Prints what python-pptx reads in PowerPoint files, as JSON: for each slide its title, texts, alternative texts, notes."""

import json
import sys

import pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE


def texts(shape):
    if shape.has_table:
        return [cell.text for row in shape.table.rows for cell in row.cells]
    return [shape.text_frame.text] if shape.has_text_frame else []


def picture(shape):
    shape.image.blob  # fails if it isn't there
    return shape._element.nvPicPr.cNvPr.get("descr", "")


def content(slide):
    pictures = [s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    notes = slide.notes_slide.notes_text_frame.paragraphs if slide.has_notes_slide else []
    return {
        "Title": slide.shapes.title.text_frame.text,
        "Texts": [t for s in slide.shapes if s not in pictures for t in texts(s) if t],
        "Pictures": [picture(s) for s in pictures],
        "Notes": [p.text for p in notes],
    }


files = {name: [content(s) for s in pptx.Presentation(name).slides] for name in sys.argv[1:]}
json.dump(files, sys.stdout)
