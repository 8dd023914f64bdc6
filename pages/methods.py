"""How is it measured?"""

from dpnsee_analytics.ui import blocks

blocks.title("How is it measured?")
