"""How it is shown: charts and tables, each with its data, caption and alternative text.

Takes Released numbers; gives :class:`Chart` and :class:`Table`.
"""

from fazhi.exhibits.charts import Chart, chart, charts
from fazhi.exhibits.data import ChartData, Series
from fazhi.exhibits.fonts import use_for_own_plots
from fazhi.exhibits.tables import Table, indicator_table, sources_table

__all__ = [
    "Chart",
    "ChartData",
    "Series",
    "Table",
    "chart",
    "charts",
    "indicator_table",
    "sources_table",
    "use_for_own_plots",
]
