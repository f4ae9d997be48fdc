\ stub
