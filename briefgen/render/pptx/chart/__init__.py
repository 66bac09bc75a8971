"""A chart in, an editable chart with its workbook out."""
