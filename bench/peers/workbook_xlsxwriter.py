"""python3 peers/workbook_xlsxwriter.py <rows.jsonl> <out.xlsx>: XlsxWriter; its mode of constant memory has no tables."""

import json
import sys
from datetime import datetime

import xlsxwriter

HEADERS = ["名称", "开发者", "简介", "说明", "团队", "许可", "参数规模", "下载量", "发布", "权重", "输入", "主页"]
WIDTHS = [22, 16, 40, 40, 14, 16, 14, 12, 12, 10, 16, 34]
OPENNESS = {"open": "开放", "weights": "仅权重", "closed": "不开放"}
MODALITY = {"text": "文本", "image": "图像", "audio": "音频", "video": "视频"}
LINK_LIMIT = 65_530

file, out = sys.argv[1:3]
book = xlsxwriter.Workbook(out)
sheet = book.add_worksheet("模型")
font = {"font_name": "Microsoft YaHei", "font_size": 10}
text = book.add_format({**font, "text_wrap": True, "valign": "vcenter"})
formats = [text] * len(HEADERS)
formats[6] = book.add_format({**font, "num_format": '0\\.00,,"亿"'})
formats[7] = book.add_format({**font, "num_format": "#,##0"})
formats[8] = book.add_format({**font, "num_format": "yyyy\\-mm\\-dd"})
formats[11] = book.add_format({**font, "underline": 1, "font_color": "#1F5FA8"})
head = book.add_format({**font, "bold": True, "bg_color": "#EEF2F6"})
for at, width in enumerate(WIDTHS):
    sheet.set_column(at, at, width)
sheet.freeze_panes(1, 1)
row = 0
with open(file, encoding="utf-8") as lines:
    for line in lines:
        found = json.loads(line)
        cells = [found[header] for header in HEADERS]
        row += 1
        for column in (0, 1, 2, 3, 4, 5):
            sheet.write_string(row, column, cells[column], formats[column])
        sheet.write_number(row, 6, cells[6], formats[6])
        sheet.write_number(row, 7, cells[7], formats[7])
        sheet.write_datetime(row, 8, datetime.fromisoformat(cells[8]), formats[8])
        sheet.write_string(row, 9, OPENNESS[cells[9]], text)
        sheet.write_string(row, 10, "、".join(MODALITY[one] for one in cells[10]), text)
        if row <= LINK_LIMIT:
            sheet.write_url(row, 11, cells[11], formats[11])
        else:
            sheet.write_string(row, 11, cells[11], formats[11])
columns = [{"header": header, "header_format": head} for header in HEADERS]
sheet.add_table(0, 0, row, len(HEADERS) - 1, {"name": "Models", "columns": columns})
book.close()
